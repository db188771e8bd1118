package org.rmed.transformer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
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
import org.rmed.transformer.cli.TransformerModule;

/** Catches code of this module that breaks a rule of the house, and a rule that cannot fail: each has a planted class. */
class ArchitectureTest {

    private static final String ROOT = "org.rmed.transformer.";

    /** Every package, each above those it may import. */
    private static final List<String> ORDER = Stream.of(
                    "tensor", "data", "network", "weights", "optimizer", "curvature", "training", "experiment", "cli")
            .map(ROOT::concat)
            .toList();

    /** A public type of each package of the order but the first. */
    private static final List<String> TYPES = List.of(
            "Source",
            "Network",
            "MiniLm",
            "TensorOptimizer",
            "SampledHessian",
            "Training",
            "Experiment",
            "TransformerModule");

    private static final Path SOURCES = Path.of("src");
    private static JavaClasses shipped;

    @TempDir
    private static Path temp;

    /**
     * A rule, and a class that breaks it.
     *
     * @param planted the class's whole source
     */
    private record Rule(ArchRule rule, String planted) {

        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i + 1 < ORDER.size(); i++) {
            String[] above = ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new);
            rules.add(new Rule(
                    noClasses()
                            .that()
                            .resideInAPackage(ORDER.get(i))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above)
                            .as(ORDER.get(i) + " imports nothing above it"),
                    "package " + ORDER.get(i) + "; class Upwards { " + above[0] + "." + TYPES.get(i) + " upwards; }"));
        }
        rules.add(new Rule(
                classes()
                        .should()
                        .resideInAnyPackage(ORDER.toArray(String[]::new))
                        .as("every package has its place"),
                "package org.rmed.transformer.stray; class Stray {}"));
        rules.add(new Rule(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + "tensor", ROOT + "data")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("ai.djl..")
                        .as("only " + ROOT + "tensor and the tokenizer know DJL"),
                "package org.rmed.transformer.network; class Raw { ai.djl.ndarray.NDArray array; }"));
        rules.add(new Rule(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "data")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("ai.djl", "ai.djl.ndarray..", "ai.djl.engine..", "ai.djl.pytorch..")
                        .as(ROOT + "data knows no tensors of DJL's"),
                "package org.rmed.transformer.data; class Tensors { ai.djl.ndarray.NDArray array; }"));
        rules.add(new Rule(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "cli")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.rmed.cli..", "picocli..")
                        .as("only " + ROOT + "cli knows the command line"),
                "package org.rmed.transformer.training; class Talking { picocli.CommandLine line; }"));
        rules.add(new Rule(
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .as("only the program prints"),
                "package org.rmed.transformer.network; class Printing { void f() { System.out.println(); } }"));
        rules.add(
                new Rule(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.util.Random")
                                .orShould()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                                .orShould()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.util.SplittableRandom")
                                .orShould()
                                .callMethod(Math.class, "random")
                                .as("randomness comes from org.rmed.random alone"),
                        "package org.rmed.transformer.network; class Drawing { Object f() { return new java.util.Random(1); } }"));
        rules.add(new Rule(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Helper|Manager|Impl(?![a-z])).*")
                        .as("names say what a thing is"),
                "package org.rmed.transformer.tensor; class TensorUtils {}"));
        return rules;
    }

    @BeforeAll
    static void readClasses() {
        plant();
        // this module's own classes: the jars beside them are large, and others' rules look at them
        shipped = new ClassFileImporter()
                .importUrl(TransformerModule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.rule().check(shipped);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void canFail(Rule rule) {
        JavaClasses planted = new ClassFileImporter().importPath(classFile(rule.planted()));
        assertTrue(rule.rule().evaluate(planted).hasViolation(), () -> rule + " accepts " + rule.planted());
    }

    @Test
    void allPackagesAreLookedAt() {
        Set<String> packages =
                shipped.stream().map(type -> type.getPackageName()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ORDER), packages);
    }

    @Test
    void everyPackageIntroducesItself() throws IOException {
        for (String name : ORDER) {
            Path file =
                    SOURCES.resolve("main/java").resolve(name.replace('.', '/')).resolve("package-info.java");
            assertTrue(Files.exists(file), () -> file + " is missing");
            String text = Files.readString(file);
            assertTrue(text.startsWith("/**") && text.contains("package " + name + ";"), file::toString);
        }
    }

    /** A long file is a missing noun. */
    @Test
    void noFileIsLong() throws IOException {
        int seen = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                long lines = Files.readString(file).lines().count();
                assertTrue(lines <= 350, () -> file + " has " + lines + " lines");
                seen++;
            }
        }
        assertTrue(seen > 100, "no sources below " + SOURCES.toAbsolutePath());
    }

    /** Compiles all planted sources at once. */
    private static void plant() {
        List<JavaFileObject> units =
                rules().stream().map(Rule::planted).map(ArchitectureTest::unit).toList();
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
