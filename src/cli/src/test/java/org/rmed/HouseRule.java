package org.rmed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule about the shape of the code, with classes that break it.
 *
 * @param rule for the classes we ship
 * @param planted groups of sources, a class each; the rule must object to every group
 */
record HouseRule(ArchRule rule, List<List<String>> planted) {

    /** Every package, each above those it may import: core, linear, theory, lab, cli. */
    static final List<String> ORDER = List.of(
            "org.rmed.spec",
            "org.rmed.random",
            "org.rmed.statistic",
            "org.rmed.optimizer",
            "org.rmed.linear.npy",
            "org.rmed.linear.data",
            "org.rmed.linear.initial",
            "org.rmed.linear",
            "org.rmed.linear.engine",
            "org.rmed.linear.trajectory",
            "org.rmed.linear.limit",
            "org.rmed.linear.simulation",
            "org.rmed.theory.law",
            "org.rmed.theory",
            "org.rmed.theory.gauge",
            "org.rmed.theory.uniformity",
            "org.rmed.theory.falsification",
            "org.rmed.lab.store",
            "org.rmed.lab.query",
            "org.rmed.lab.scaling",
            "org.rmed.lab.sweep",
            "org.rmed.lab.figure",
            "org.rmed.lab.report",
            "org.rmed.lab.phase",
            "org.rmed.lab",
            "org.rmed.cli");

    /** A public type of each package of the order but the first, in the same order. */
    private static final List<String> TYPES = List.of(
            "Streams",
            "Median",
            "Optimizer",
            "NpyFile",
            "Whitening",
            "InitialFirstLayer",
            "TwoLayerProblem",
            "Engine",
            "Trajectory",
            "LimitEngine",
            "Setup",
            "RatioLaw",
            "Claim",
            "StepSizes",
            "Uniformity",
            "Search",
            "ResultFolder",
            "Query",
            "ScalingLaws",
            "Sweep",
            "Figures",
            "Report",
            "PhaseDiagrams",
            "Rmed",
            "Main");

    /** Exact or correctly rounded: the same on every machine. */
    private static final Set<String> EXACT_MATH = Set.of(
            "sqrt",
            "max",
            "min",
            "abs",
            "signum",
            "nextUp",
            "nextDown",
            "ceil",
            "floor",
            "rint",
            "scalb",
            "getExponent",
            "ulp",
            "toIntExact",
            "addExact",
            "multiplyExact",
            "floorMod",
            "floorDiv");

    private static final String[] NUMERICS = {
        "org.rmed.statistic..", "org.rmed.optimizer..", "org.rmed.random..", "org.rmed.linear.."
    };

    static List<HouseRule> all() {
        List<HouseRule> rules = new ArrayList<>(importsRunDownwards());
        rules.add(new HouseRule(
                classes()
                        .should()
                        .resideInAnyPackage(ORDER.toArray(String[]::new))
                        .as("every package has its place"),
                each("package org.rmed.stray; class Stray {}")));
        rules.add(new HouseRule(
                noClasses()
                        .that()
                        .resideInAPackage("org.rmed.statistic..")
                        .should()
                        .dependOnClassesThat(ours("org.rmed.statistic"))
                        .as("org.rmed.statistic imports nothing of rmed"),
                each("package org.rmed.statistic; class Importing { org.rmed.spec.Settings settings; }")));
        rules.add(new HouseRule(
                noClasses()
                        .that()
                        .resideInAPackage("org.rmed.optimizer..")
                        .should()
                        .dependOnClassesThat(ours("org.rmed.optimizer", "org.rmed.spec"))
                        .as("org.rmed.optimizer imports only org.rmed.spec"),
                each("package org.rmed.optimizer; class Importing { org.rmed.statistic.Median median; }")));
        rules.add(new HouseRule(
                noClasses()
                        .that()
                        .resideInAPackage("org.rmed.theory.law..")
                        .should()
                        .dependOnClassesThat(ours("org.rmed.theory.law", "org.rmed.optimizer"))
                        .as("the closed forms of org.rmed.theory.law know no simulation"),
                each("package org.rmed.theory.law; class Importing { org.rmed.linear.simulation.Setup setup; }")));
        rules.add(new HouseRule(
                slices().matching("org.rmed.(**)").should().beFreeOfCycles().as("packages have no cycles"),
                List.of(List.of(
                        "package org.rmed.linear.one; public class Ring { org.rmed.linear.two.Other other; }",
                        "package org.rmed.linear.two; public class Other { org.rmed.linear.one.Ring ring; }"))));
        rules.add(never(
                "only the command line prints",
                accessesOf("System.out or System.err", HouseRule::isConsole),
                new String[] {"org.rmed.spec..", "org.rmed.linear..", "org.rmed.theory..", "org.rmed.lab.."},
                "package org.rmed.lab.store; class Printing { void f() { System.out.println(); } }",
                "package org.rmed.spec; class Printing { Object f() { return System.err; } }"));
        rules.add(never(
                "randomness comes from org.rmed.random alone",
                accessesOf("java.util's and Math's random numbers", HouseRule::isRandom),
                new String[] {"org.rmed.."},
                "package org.rmed.theory; class Rolling { double f() { return Math.random(); } }",
                "package org.rmed.theory; class Drawing { Object f() { return new java.util.Random(1); } }",
                "package org.rmed.cli; class Drawing { Object f() {"
                        + " return java.util.concurrent.ThreadLocalRandom.current(); } }"));
        rules.add(never(
                "numerics use correctly rounded functions of Math, else StrictMath",
                accessesOf(
                        "Math's functions whose last digit may differ",
                        access -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && !EXACT_MATH.contains(access.getName())),
                NUMERICS,
                "package org.rmed.linear; class Exponential { double f(double x) { return Math.exp(x); } }",
                "package org.rmed.statistic; class Logarithm { java.util.function.DoubleUnaryOperator f = Math::log; }",
                "package org.rmed.optimizer; class Fused { double f(double x) { return Math.fma(x, x, x); } }"));
        rules.add(never(
                "results do not depend on threads",
                accessesOf("parallel streams and EJML's threads", HouseRule::isParallel),
                new String[] {"org.rmed.."},
                "package org.rmed.theory; class Parallel { Object f(java.util.List<?> x) { return x.parallelStream(); } }",
                "package org.rmed.linear; class Parallel { Object f() {"
                        + " return java.util.stream.IntStream.range(0, 9).parallel(); } }",
                "package org.rmed.statistic; class Threaded { void f(org.ejml.data.DMatrixRMaj a) {"
                        + " org.ejml.dense.row.CommonOps_MT_DDRM.mult(a, a, a); } }",
                "package org.rmed.linear; class Simple { static class SimpleMatrix { static void f() {} }"
                        + " void g() { SimpleMatrix.f(); } }"));
        rules.add(new HouseRule(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Helper|Manager|Impl(?![a-z])).*")
                        .as("names say what a thing is"),
                each(
                        "package org.rmed.lab.store; class FileUtils {}",
                        "package org.rmed.spec; class SettingsHelper {}",
                        "package org.rmed.linear.engine; class EngineImpl {}",
                        "package org.rmed.theory; class ClaimManager {}")));
        return rules;
    }

    /** One rule per package: nothing of what is above it. */
    private static List<HouseRule> importsRunDownwards() {
        List<HouseRule> rules = new ArrayList<>();
        for (int i = 0; i + 1 < ORDER.size(); i++) {
            List<String> above = ORDER.subList(i + 1, ORDER.size());
            rules.add(new HouseRule(
                    noClasses()
                            .that()
                            .resideInAPackage(ORDER.get(i))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above.toArray(String[]::new))
                            .as(ORDER.get(i) + " imports nothing above it"),
                    each("package " + ORDER.get(i) + "; class Upwards { " + above.get(0) + "." + TYPES.get(i)
                            + " upwards; }")));
        }
        return rules;
    }

    private static HouseRule never(
            String name, ArchCondition<JavaClass> condition, String[] packages, String... planted) {
        return new HouseRule(
                classes().that().resideInAnyPackage(packages).should(condition).as(name), each(planted));
    }

    private static List<List<String>> each(String... planted) {
        return Stream.of(planted).map(List::of).toList();
    }

    private static ArchCondition<JavaClass> accessesOf(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not use " + what) {
            @Override
            public void check(JavaClass ours, ConditionEvents events) {
                ours.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static boolean isConsole(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && Set.of("out", "err").contains(access.getName());
    }

    private static boolean isRandom(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.matches("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|random\\..*)")
                || owner.equals("java.lang.Math") && access.getName().equals("random");
    }

    private static boolean isParallel(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return Set.of("parallel", "parallelStream").contains(access.getName()) && owner.startsWith("java.util.")
                || owner.startsWith("org.ejml.") && owner.contains("_MT_")
                || owner.endsWith("SimpleMatrix");
    }

    private static DescribedPredicate<JavaClass> ours(String... allowed) {
        return DescribedPredicate.describe(
                "are rmed's but not of " + List.of(allowed),
                target -> target.getPackageName().startsWith("org.rmed")
                        && !List.of(allowed).contains(target.getPackageName()));
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }
}
