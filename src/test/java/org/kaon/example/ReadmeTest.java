package org.kaon.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.cli.Kaon;

/** Every snippet of the README and the guides is compiled and run, in the root of the project as a reader would. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```", Pattern.DOTALL);

    private static final String COMMAND = "java -jar target/kaon-cli.jar ";

    private static final String SERVE = "serve ";

    private static final String ADDRESS = "http://127.0.0.1:10000/";

    @TempDir
    Path directory;

    private record Snippet(Path page, String language, String text) {}

    @TestFactory
    Stream<DynamicTest> javaSnippetsRun() throws IOException {
        List<Snippet> snippets = snippets("java");
        assertThat(snippets).isNotEmpty();
        return snippets.stream()
                .map(snippet ->
                        DynamicTest.dynamicTest(name(snippet), () -> runJava(snippet, snippets.indexOf(snippet))));
    }

    /** The commands of the command line, in this process instead of one of their own. */
    @TestFactory
    Stream<DynamicTest> commandsRun() throws IOException {
        List<String> commands = snippets("sh").stream()
                .flatMap(snippet -> snippet.text().lines())
                .filter(line -> line.contains(COMMAND))
                .map(line -> line.substring(line.indexOf(COMMAND) + COMMAND.length()))
                .filter(command -> !command.startsWith(SERVE))
                .toList();
        assertThat(commands).hasSizeGreaterThan(3);
        return commands.stream().map(command -> DynamicTest.dynamicTest(command, () -> runCommand(command)));
    }

    private static void runCommand(String command) throws IOException {
        Files.createDirectories(Path.of("target"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Kaon.run(
                words(command),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exitCode).as("%s%s", out, err).isZero();
    }

    /** The service of the README, asked as the README asks it. */
    @Test
    void servedRequestsAreAnswered() throws Exception {
        List<String> lines = snippets("sh").stream()
                .filter(snippet -> snippet.page().endsWith("README.md"))
                .flatMap(snippet -> snippet.text().lines())
                .toList();
        String command = lines.stream()
                .filter(line -> line.startsWith(COMMAND + SERVE))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        String[] arguments = words(command.substring(COMMAND.length()) + " --port 0");
        Thread service = new Thread(() -> Kaon.run(arguments, InputStream.nullInputStream(), nowhere, messages));
        service.start();
        while (!err.toString(StandardCharsets.UTF_8).endsWith("/\n")) {
            assertThat(service.isAlive()).as("%s", err).isTrue();
            Thread.sleep(20);
        }
        String address = err.toString(StandardCharsets.UTF_8).strip().replaceAll(".* ", "");
        List<String> requests =
                lines.stream().filter(line -> line.startsWith("curl ")).toList();
        assertThat(requests).hasSize(2);
        for (String request : requests) {
            assertThat(answer(request, address)).as(request).contains("{");
        }
        service.interrupt();
        service.join(20_000);
        assertThat(service.isAlive()).isFalse();
    }

    /** What curl would get; an assertion where it isn't a 200. */
    private static String answer(String curl, String address) throws IOException, InterruptedException {
        List<String> words = List.of(words(curl));
        String url = words.get(1);
        assertThat(url).startsWith(ADDRESS);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + url.substring(ADDRESS.length())));
        int header = words.indexOf("-H");
        if (header > 0) {
            request.header(
                    words.get(header + 1).split(": ", 2)[0],
                    words.get(header + 1).split(": ", 2)[1]);
            request.POST(BodyPublishers.ofString(words.get(words.indexOf("-d") + 1)));
        }
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    /** As a shell takes them: what stands in quotes is one word. */
    private static String[] words(String command) {
        return Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)")
                .matcher(command)
                .results()
                .map(word -> Stream.of(word.group(1), word.group(2), word.group(3))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .toArray(String[]::new);
    }

    @Test
    void dependencySnippetNamesThisVersion() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher version = Pattern.compile("<artifactId>kaon</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        assertThat(version.find()).isTrue();
        assertThat(snippets("xml"))
                .anySatisfy(snippet -> assertThat(snippet.text())
                        .contains(
                                "<groupId>org.kaon</groupId>",
                                "<artifactId>kaon</artifactId>",
                                "<version>" + version.group(1) + "</version>"));
    }

    private void runJava(Snippet snippet, int number) throws Exception {
        String className = "Snippet" + number;
        String imports = lines(snippet, true);
        String body = lines(snippet, false);
        // A record is declared beside the method, all else inside it.
        Matcher records = Pattern.compile("(?m)^record .*$").matcher(body);
        String declared = records.results().map(match -> match.group()).collect(Collectors.joining("\n"));
        String source = imports + "\npublic class " + className + " {\n" + declared
                + "\npublic static void run() throws Exception {\n" + records.replaceAll("") + "\n}\n}\n";
        Path file = Files.writeString(directory.resolve(className + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all");
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(compiled).as(messages + source).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Method run = loader.loadClass(className).getMethod("run");
            run.invoke(null);
        }
    }

    private static String lines(Snippet snippet, boolean imports) {
        return snippet.text()
                .lines()
                .filter(line -> line.startsWith("import ") == imports)
                .collect(Collectors.joining("\n"));
    }

    private static String name(Snippet snippet) {
        return snippet.page() + ": " + snippet.text().lines().findFirst().orElse("");
    }

    private static List<Snippet> snippets(String language) throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Snippet> found = new ArrayList<>();
        for (Path page : pages) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                if (block.group(1).equals(language)) {
                    found.add(new Snippet(page, block.group(1), block.group(2)));
                }
            }
        }
        return found;
    }
}
