package org.kaon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kaon.KaonException;

/** Every class of the core jar loads with nothing but the four libraries, and what they bring, on the class path. */
class CoreClassesTest {
    private static final Pattern ALLOWED = Pattern.compile(
            ".*/(ejml|commons-math3|jhdf|gson|slf4j-api|commons-lang3|compress-lzf|lz4-java|error_prone_annotations)-[^/]*\\.jar");
    /** Loaded by name where a JVM was started with the module of the Vector API, and only there. */
    private static final Pattern VECTOR = Pattern.compile("org/kaon/(float64/)?(kernel|dense)/vector/.*");
    /** The packages that the pom keeps out of the core jar. */
    private static final Pattern APP = Pattern.compile("org/kaon/(cli|plot|service|study|data/root/codec)/.*");

    @Test
    void coreClassesLoadOnFourLibraries() throws Exception {
        Path classes = classes();
        List<String> names = names(classes);
        assertThat(names).hasSizeGreaterThan(50);
        try (URLClassLoader loader = new URLClassLoader(classPath(classes), ClassLoader.getPlatformClassLoader())) {
            for (String name : names) {
                Class<?> type = Class.forName(name, true, loader);
                // Reflection resolves every type in every signature.
                assertThat(type.getDeclaredMethods().length + type.getDeclaredFields().length)
                        .isNotNegative();
            }
        }
    }

    /** Where the build put the classes of {@code src/main}, whatever its folder is called. */
    static Path classes() {
        try {
            return Path.of(KaonException.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class")
                            && !APP.matcher(name).matches()
                            && !VECTOR.matcher(name).matches())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static URL[] classPath(Path classes) throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            if (ALLOWED.matcher(entry.replace('\\', '/')).matches()) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        assertThat(urls).hasSizeGreaterThan(4);
        return urls.toArray(URL[]::new);
    }
}
