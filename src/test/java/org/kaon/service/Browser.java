package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** The Chromium of this machine, without a screen. {@code CHROMIUM} and {@code CHROMEDRIVER} name others than those on the path. */
final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return program("CHROMIUM", "chromium").isPresent()
                && program("CHROMEDRIVER", "chromedriver").isPresent();
    }

    static Browser start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("CHROMIUM", "chromium").orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        System.setProperty(
                ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY,
                program("CHROMEDRIVER", "chromedriver").orElseThrow().toString());
        return new Browser(new ChromeDriver(options));
    }

    private static Optional<Path> program(String variable, String name) {
        return Stream.concat(
                        Stream.ofNullable(System.getenv(variable)).map(Path::of),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page whose form is ready. */
    void open(Client client) {
        driver.get(client.server().url());
        await(() -> one("#predict").isEnabled());
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    String text(String selector) {
        return one(selector).getText();
    }

    WebElement field(String feature) {
        return part(feature, "input[type=text]");
    }

    WebElement slider(String feature) {
        return part(feature, "input[type=range]");
    }

    String complaint(String feature) {
        return part(feature, ".error").getText();
    }

    private WebElement part(String feature, String selector) {
        return one("[data-name='" + feature + "'] " + selector);
    }

    void press(String button) {
        driver.findElement(By.xpath("//button[normalize-space()='" + button + "']"))
                .click();
    }

    void type(WebElement field, String text) {
        field.clear();
        field.sendKeys(text);
    }

    Object script(String text, Object... arguments) {
        return driver.executeScript(text, arguments);
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("page: %s", text("body")).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void scheme(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    /** The whole page, for people to look at. */
    void picture(String name) {
        Number height = (Number) script("return document.documentElement.scrollHeight");
        Number width = (Number) script("return innerWidth");
        size(width.intValue(), height.intValue());
        view(name);
    }

    /** What is in view. */
    void view(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the page complained of: violated policies, missing files, failures of scripts. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
