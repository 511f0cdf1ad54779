package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.Initialisation;
import org.kaon.network.Sequential;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
@EnabledIf(
        value = "org.kaon.service.Browser#isInstalled",
        disabledReason = "no chromium and chromedriver on the path; Debian: apt-get install chromium chromium-driver")
class WebFormTest {
    private static Client client;
    private static Browser browser;

    @BeforeAll
    static void start() {
        client = Client.of(PredictionServer.of(Client.higgs())
                .name("demo-model.h5")
                .samples(List.of(sample("signal", 1.0), sample("background", 2.5))));
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        client.close();
    }

    private static SampleEvent sample(String kind, double mbb) {
        Map<String, Double> event = new LinkedHashMap<>();
        Client.average().forEach((name, value) -> event.put(name, (Double) value));
        event.put("m_bb", mbb);
        return new SampleEvent(kind, event);
    }

    @BeforeEach
    void open() {
        browser.size(1280, 1000);
        browser.scheme("light");
        browser.open(client);
    }

    @AfterEach
    void pageHasNoComplaints() {
        assertThat(browser.complaints())
                .filteredOn(entry -> !entry.contains("/v1/predict")) // refused on purpose, by some tests
                .isEmpty();
    }

    private static void predict() {
        browser.press("Predict");
        browser.await(() -> browser.text("#predict").equals("Predict"));
    }

    @Test
    void startsAtTheMeansAndPredictsWhatTheServiceAnswers() {
        assertThat(browser.all(".feature")).hasSize(28);
        assertThat(browser.field("m_jj").getDomProperty("value")).isEqualTo("1");
        predict();

        Map<String, Object> event = new LinkedHashMap<>();
        Client.average()
                .keySet()
                .forEach(name -> event.put(name, browser.field(name).getDomProperty("value")));
        float expected = client.predict(Client.events(event)).prediction(0);
        assertThat(browser.text("#decision")).isEqualTo(expected > 0.5 ? "Detected" : "Not detected");
        assertThat(browser.text("#detail")).isEqualTo("Score " + expected + ", threshold 50 %");
        Number level = (Number) browser.script("return document.querySelector('.level').getBoundingClientRect().width"
                + " / document.querySelector('.track').getBoundingClientRect().width");
        assertThat(level.floatValue()).isCloseTo(expected, within(0.01f)); // pixels
    }

    @Test
    void fieldAndSliderStayInStep() {
        browser.type(browser.field("m_jj"), "5.5");
        assertThat(Double.parseDouble(browser.slider("m_jj").getDomProperty("value")))
                .isEqualTo(5.5);

        browser.slider("m_jj").sendKeys(Keys.END);
        assertThat(browser.field("m_jj").getDomProperty("value")).isEqualTo("20.59");
        browser.slider("m_jj").sendKeys(Keys.HOME);
        assertThat(browser.field("m_jj").getDomProperty("value")).isEqualTo("0.08");
    }

    @Test
    void theThresholdDecides() {
        browser.press("Signal event");
        browser.await(() -> browser.text("#detail").startsWith("Score"));
        float score = Float.parseFloat(browser.text("#detail").replaceAll("Score ([^,]+),.*", "$1"));
        for (int percent : new int[] {0, 100}) {
            browser.script(
                    "const t = document.getElementById('threshold'); t.value = arguments[0]; t.dispatchEvent(new Event('input'))",
                    percent);
            assertThat(browser.text("#threshold-text")).isEqualTo(percent + " %");
            assertThat(browser.text("#decision")).isEqualTo(score * 100 > percent ? "Detected" : "Not detected");
        }
    }

    @Test
    void samplesFillTheFieldsAndPredict() {
        browser.press("Signal event");
        browser.await(() -> browser.text("#detail").startsWith("Score"));
        String signal = browser.text("#detail");
        assertThat(browser.field("m_bb").getDomProperty("value")).isEqualTo("1");
        browser.press("Background event");
        browser.await(() -> !browser.text("#detail").equals(signal));

        assertThat(browser.field("m_bb").getDomProperty("value")).isEqualTo("2.5");
        assertThat(browser.one("#samples-note").isDisplayed()).isFalse();
    }

    @Test
    void errorsStandBesideTheirFields() {
        browser.type(browser.field("m_jj"), "abc");
        browser.type(browser.field("m_lv"), "1000");
        browser.field("m_lv").sendKeys(Keys.ENTER);
        browser.await(() -> browser.one("#failure").isDisplayed());

        assertThat(browser.complaint("m_jj")).isEqualTo("'abc' is not a number");
        assertThat(browser.complaint("m_lv")).startsWith("1000.0 is above Max; range");
        assertThat(browser.complaint("m_bb")).isEmpty();
        assertThat(browser.text("#failure")).isEqualTo("Not predicted: 2 values need correction.");
        assertThat(browser.field("m_jj").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.field("m_jj")).isEqualTo(browser.script("return document.activeElement"));

        browser.press("Means");
        browser.await(() -> browser.text("#detail").startsWith("Score"));
        assertThat(browser.complaint("m_jj")).isEmpty();
        assertThat(browser.one("#failure").isDisplayed()).isFalse();
    }

    @Test
    void problemsAreShownOnAPhone() {
        browser.size(390, 844);
        browser.type(browser.field("m_lv"), "1000");
        browser.field("m_lv").sendKeys(Keys.ENTER);
        browser.await(() -> browser.one("#failure").isDisplayed());

        assertThat(browser.complaint("m_lv")).startsWith("1000.0 is above Max; range");
        browser.view("phone-error");
    }

    @Test
    void anOldResultIsMarked() {
        predict();
        browser.type(browser.field("m_jj"), "2");

        assertThat(browser.text("#detail")).startsWith("The values have changed");
        assertThat(browser.one("#verdict").getDomAttribute("class")).contains("stale");
    }

    @Test
    void aPastedTableIsScored() {
        Map<String, Object> event = Client.average();
        List<String> names = new ArrayList<>(event.keySet());
        java.util.Collections.reverse(names);
        String good =
                names.stream().map(name -> String.valueOf(event.get(name))).collect(Collectors.joining(","));
        String bad = good.replaceFirst("^[^,]+", "1e6");
        String table = "run," + String.join(",", names) + "\n7," + good + "\n8," + bad + "\n";
        browser.script("document.getElementById('table-text').value = arguments[0]", table);
        browser.press("Score the table");
        browser.await(() -> !browser.all("#table-frame tr").isEmpty());

        float expected = client.predict(Client.events(event)).prediction(0);
        List<WebElement> rows = browser.all("#table-frame tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getText()).isEqualTo("1 " + expected + (expected > 0.5 ? " detected" : " not detected"));
        assertThat(rows.get(1).getText()).contains("Feature 'm_wwbb': 1000000.0 is above Max");
        assertThat(browser.text("#table-summary")).startsWith("2 events: 1 ").contains("1 with errors");
        assertThat(browser.one("#table-download").isDisplayed()).isTrue();
    }

    @Test
    void aFileWithoutHeaderIsScoredAndTheScoresDownloaded(@TempDir Path folder) throws IOException {
        String row =
                "1," + Client.average().values().stream().map(String::valueOf).collect(Collectors.joining(","));
        Path file = Files.writeString(folder.resolve("higgs.csv"), (row + "\n").repeat(2500));
        browser.script("URL.createObjectURL = blob => { blob.text().then(t => window.saved = t); return '#'; }");
        browser.one("#table-file").sendKeys(file.toAbsolutePath().toString());
        browser.await(() -> browser.text("#table-summary").startsWith("2,500 events: 2,500 "));
        browser.press("Download scores");
        browser.await(() -> browser.script("return window.saved") != null);

        List<String> lines =
                browser.script("return window.saved").toString().lines().toList();
        assertThat(lines).hasSize(2501);
        assertThat(lines.get(0)).startsWith("label,lepton pT,").endsWith("m_wwbb,prediction,error");
        assertThat(lines.get(2500)).startsWith(row + ",0.").endsWith(",");
    }

    @Test
    void aTableWithoutAFeatureIsExplained() {
        browser.script("document.getElementById('table-text').value = 'a,b\\n1,2'");
        browser.press("Score the table");
        browser.await(() -> browser.one("#table-failure").isDisplayed());

        assertThat(browser.text("#table-failure")).startsWith("No column for 'lepton pT', 'lepton eta'");
    }

    @Test
    void tellsWhenTheServiceIsGone() {
        try (Client other = Client.of(PredictionServer.of(Client.higgs()))) {
            browser.open(other);
            assertThat(browser.text("#samples-note")).contains("not real events");
            other.server().close();
            predict();
            browser.await(() -> browser.one("#failure").isDisplayed());

            assertThat(browser.text("#failure")).contains("can't be reached");
            assertThat(browser.one("#predict").isEnabled()).isTrue();
        }
    }

    @Test
    void everyControlHasAName() {
        List<WebElement> controls = browser.all("input, button:not([hidden]), textarea, a");
        assertThat(controls).hasSizeGreaterThan(28 * 2);
        assertThat(controls).allMatch(control -> !control.getAccessibleName().isBlank());
        assertThat(browser.field("jet 1 b-tag").getAccessibleName()).isEqualTo("jet 1 b-tag");
        assertThat(browser.slider("jet 1 b-tag").getAccessibleName()).isEqualTo("jet 1 b-tag, slider");
    }

    @Test
    void fitsAPhone() {
        browser.size(390, 844);
        predict();

        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(browser.one("#decision").getRect().getY() - ((Number) browser.script("return scrollY")).intValue())
                .isBetween(0, 844);
        browser.view("phone-view");
        browser.picture("phone");
    }

    @Test
    void followsTheDarkScheme() {
        String light = browser.one("body").getCssValue("background-color");
        browser.press("Signal event");
        browser.await(() -> browser.text("#detail").startsWith("Score"));
        browser.picture("desktop");
        browser.scheme("dark");

        assertThat(browser.one("body").getCssValue("background-color")).isNotEqualTo(light);
        browser.picture("dark");
    }

    /** Two features of which one has no range; three classes. */
    @Test
    void fitsAnyModel() {
        FeatureSchema features =
                new FeatureSchema(List.of(new Feature("mass", 91.2, 2.5, 60, 120), Feature.named("charge × \"sign\"")));
        Model classes = Model.of(Initialisation.of(
                        Sequential.of(Shape.of(2))
                                .dense(4, "relu")
                                .dense(3, "softmax")
                                .graph(),
                        1))
                .withFeatures(features);
        try (Client other = Client.of(PredictionServer.of(classes).name("classes.h5"))) {
            browser.open(other);
            assertThat(browser.all(".feature input[type=range]")).hasSize(1);
            predict();
            browser.await(() -> !browser.all(".score").isEmpty());

            assertThat(browser.all(".score")).hasSize(3);
            assertThat(browser.text("#decision")).matches("Class [0-2]");
            assertThat(browser.one("#threshold-box").isDisplayed()).isFalse();
            browser.press("Class 2 event");
            browser.await(() -> browser.text("#decision").equals("Class 2"));
            browser.picture("classes");
        }
    }
}
