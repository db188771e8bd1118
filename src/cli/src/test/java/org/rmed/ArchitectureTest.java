package org.rmed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Catches code that breaks a rule of the house (see {@link HouseRule}), and a rule that cannot fail: each must object to
 * every class planted for it.
 */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("..");
    private static JavaClasses shipped;

    @TempDir
    private static Path temp;

    @BeforeAll
    static void readClasses() {
        plant();
        shipped = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.rmed");
    }

    static List<HouseRule> rules() {
        return HouseRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(HouseRule rule) {
        rule.rule().check(shipped);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void canFail(HouseRule rule) {
        for (List<String> group : rule.planted()) {
            JavaClasses planted = new ClassFileImporter()
                    .importPaths(group.stream().map(ArchitectureTest::classFile).toList());
            assertTrue(rule.rule().evaluate(planted).hasViolation(), () -> rule + " accepts " + group);
        }
    }

    @Test
    void allModulesAreLookedAt() {
        Set<String> packages =
                shipped.stream().map(type -> type.getPackageName()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(HouseRule.ORDER), packages);
    }

    /** Three lines say what lives there and what it may import. */
    @Test
    void everyPackageIntroducesItself() throws IOException {
        for (String name : HouseRule.ORDER) {
            String file = name.replace('.', '/') + "/package-info.java";
            List<Path> found = sources(path -> path.endsWith(Path.of("src/main/java", file)));
            assertEquals(1, found.size(), file);
            String text = Files.readString(found.get(0));
            assertTrue(text.contains(" import"), () -> file + " does not say what may be imported");
        }
    }

    /** A long file is a missing noun. */
    @Test
    void noFileIsLong() throws IOException {
        for (Path file : sources(path -> path.toString().endsWith(".java"))) {
            long lines = Files.readString(file).lines().count();
            assertTrue(lines <= 350, () -> file + " has " + lines + " lines");
        }
    }

    private static List<Path> sources(java.util.function.Predicate<Path> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(SOURCES)) {
            for (Path module : modules.map(path -> path.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(wanted).forEach(found::add);
                }
            }
        }
        assertTrue(!found.isEmpty(), "no sources below " + SOURCES.toAbsolutePath());
        return found;
    }

    /** Compiles all planted sources at once. */
    private static void plant() {
        List<JavaFileObject> units = HouseRule.all().stream()
                .flatMap(rule -> rule.planted().stream())
                .flatMap(List::stream)
                .distinct()
                .map(ArchitectureTest::unit)
                .toList();
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", temp.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(errors, null, null, options, null, units)
                .call();
        assertTrue(done, errors::toString);
    }

    private static JavaFileObject unit(String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + path(source) + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static Path classFile(String source) {
        return temp.resolve(path(source) + ".class");
    }

    private static String path(String source) {
        return source.replaceAll("package ([a-z.]+);.*?class ([A-Za-z0-9]+).*", "$1.$2")
                .replace('.', '/');
    }
}
