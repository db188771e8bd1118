package org.rmed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.rmed.lab.phase.Coordinate;
import org.rmed.lab.phase.Level;
import org.rmed.lab.phase.PhaseDiagram;
import org.rmed.lab.phase.PhaseResult;
import org.rmed.lab.phase.PhaseRun;
import org.rmed.lab.phase.Point;
import org.rmed.lab.phase.Shading;
import org.rmed.lab.phase.Watch;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.CellResult;
import org.rmed.lab.sweep.GridWords;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * A phase diagram of one's own, built call by call:
 *
 * <pre>Phase.over("alpha=0.4..1.4:6", "d=16..128:log:4")
 *     .runs("optimizer=sign stopAtLoss=0.001 seeds=10")
 *     .order("R_{med,1}", point -&gt; point.median("r_med_1_end"))
 *     .level(1.5)
 *     .refined(0.05)
 *     .run("out=DIR")</pre>
 *
 * The two ranges are the coarse grid. Where the order parameter crosses a level between neighbours, cells are halved along the
 * first axis until they are as narrow as {@link #refined} says.
 */
public final class Phase {

    private static final int MOST_LEVELS = 4;

    private final String wordX;
    private final String wordY;
    private final List<Double> values = new ArrayList<>();
    private final List<List<Level.Theory>> theories = new ArrayList<>();
    private final Map<String, BiFunction<String, String, String>> made = new LinkedHashMap<>();
    private Coordinate x;
    private Coordinate y;
    private String fixed = "";
    private String label = "";
    private ToDoubleFunction<Point> order;
    private boolean logarithmic;

    private Phase(String x, String y) {
        this.wordX = x;
        this.wordY = y;
        this.x = PhaseWords.coordinate(x);
        this.y = PhaseWords.coordinate(y);
        if (this.x.key().equals(this.y.key())) {
            throw new UsageException("both axes are " + this.x.key() + "; a phase diagram needs two keys");
        }
    }

    /**
     * The axes with the values of the coarse grid: {@code alpha=0.4..1.4:6}, {@code d=16..128:log:4}. Boundaries are sought
     * along the first.
     *
     * @throws UsageException for words that are no range with a number of values
     */
    public static Phase over(String x, String y) {
        return new Phase(x, y);
    }

    /** What all points have in common: settings, and {@code seeds=N}, the runs of each point. */
    public Phase runs(String words) {
        fixed = words;
        return this;
    }

    /** A setting that depends on the point, the last one named for each key: {@code with("eta", (alpha, d) -> 1 / (200 * Math.sqrt(d)))}. */
    public Phase with(String key, DoubleBinaryOperator value) {
        made.put(
                key,
                (first, second) -> key + "="
                        + PhaseWords.word(
                                key, value.applyAsDouble(Double.parseDouble(first), Double.parseDouble(second))));
        return this;
    }

    /** The order parameter of a point, and its name in the notation of figures; NaN where a point has none. */
    public Phase order(String name, ToDoubleFunction<Point> measure) {
        label = name;
        order = measure;
        return this;
    }

    /** The order parameter is coloured, and interpolated between neighbours, in equal ratios. */
    public Phase logOrder() {
        logarithmic = true;
        return this;
    }

    /** A boundary: where the order parameter, named before, crosses a value. */
    public Phase level(double value) {
        if (order == null) {
            throw new UsageException(
                    "level(" + value + ") needs an order parameter; call order(name, measure) before it");
        }
        if (values.size() == MOST_LEVELS) {
            throw new UsageException("more than " + MOST_LEVELS + " boundaries cannot be told apart");
        }
        values.add(value);
        theories.add(List.of());
        return this;
    }

    /** Where theory puts the last named boundary: a place along the first axis, as a function of the second coordinate. */
    public Phase theory(String name, DoubleUnaryOperator place) {
        return place(name, place, Level.Kind.PREDICTION);
    }

    /** Where theory puts it in a limit, such as that of large d. */
    public Phase limit(String name, double place) {
        return place(name, other -> place, Level.Kind.LIMIT);
    }

    private Phase place(String name, DoubleUnaryOperator place, Level.Kind kind) {
        if (values.isEmpty()) {
            throw new UsageException("theory \"" + name + "\" belongs to a boundary; call level(value) before it");
        }
        List<Level.Theory> more = new ArrayList<>(theories.remove(theories.size() - 1));
        more.add(new Level.Theory(name, place, kind));
        theories.add(List.copyOf(more));
        return this;
    }

    private List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            levels.add(new Level(
                    label.replaceAll("[{}]", "") + " = " + PhaseWords.word("", values.get(k)),
                    order,
                    values.get(k),
                    logarithmic,
                    Level.Along.X,
                    Level.From.LOW,
                    theories.get(k)));
        }
        return levels;
    }

    /** How closely a boundary is located along the first axis: a difference, or decades if that axis is logarithmic. */
    public Phase refined(double width) {
        x = x.resolvedTo(width);
        return this;
    }

    /**
     * Runs it; runs that the folder has already are not made again, also if axes, levels or refinement were others.
     *
     * @param words {@code out=DIR} (else {@code out/<hash>}) and {@code threads=N}
     * @throws UsageException if something is missing or cannot be run
     */
    public PhaseMap run(String words) {
        if (values.isEmpty()) {
            throw new UsageException("a phase diagram needs a boundary; call order(name, measure) and level(value)");
        }
        SortedMap<String, String> keys = GridWords.values(Rmed.split(words));
        int threads = GridWords.threads(keys.remove("threads"));
        String out = keys.getOrDefault("out", Settings.AUTO);
        keys.remove("out");
        if (!keys.isEmpty()) {
            throw new UsageException("run takes out=DIR and threads=N, not " + keys.firstKey() + "; settings belong in"
                    + " runs(\"KEY=VALUE\")");
        }
        PhaseDiagram diagram = diagram(0, 1);
        AtomicLong cells = new AtomicLong();
        Watch count = new Watch() {
            @Override
            public void finished(CellResult result) {
                cells.incrementAndGet();
            }
        };
        ResultFolder folder = ResultFolder.open(out, hash(), "org.rmed.lab.Phase", facts(diagram, threads));
        try {
            PhaseResult found = PhaseRun.in(folder, diagram, threads, () -> false, count)
                    .orElseThrow(() -> new IllegalStateException("nobody cancels it"));
            folder.finish("COMPLETED");
            return new PhaseMap(shaded(found), cells.get() * diagram.seeds());
        } catch (IOException e) {
            folder.fail(e);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            folder.fail(e);
            throw e;
        }
    }

    /** The colour bar from the least to the largest value that a tile has. */
    private PhaseResult shaded(PhaseResult found) {
        double[] shades = found.tiles().stream()
                .mapToDouble(PhaseResult.Tile::value)
                .filter(value -> Double.isFinite(value) && (!logarithmic || value > 0))
                .sorted()
                .toArray();
        boolean flat = shades.length == 0 || shades[0] == shades[shades.length - 1];
        PhaseDiagram diagram = flat ? found.diagram() : diagram(shades[0], shades[shades.length - 1]);
        return new PhaseResult(diagram, found.points(), found.tiles(), found.boundaries());
    }

    private PhaseDiagram diagram(double low, double high) {
        SortedMap<String, String> words = GridWords.values(Rmed.split(fixed));
        String seeds = words.getOrDefault("seeds", "1");
        List<String> common = Rmed.split(fixed).stream()
                .filter(word -> !word.startsWith("seeds="))
                .toList();
        Settings base =
                Setup.defaults().with("every", "events").with("unstable", true).withArguments(common);
        return new PhaseDiagram(
                "own",
                label + " over " + x.key() + " and " + y.key(),
                label + " over " + wordX + " and " + wordY + "; " + fixed + ".",
                x,
                y,
                Setup.defaults().with("samples", seeds).integer("samples", 1, 1_000_000),
                (first, second) -> List.of(settings(base, first, second)),
                Shading.bar(label, order, logarithmic && low == 0 ? 1e-300 : low, high, logarithmic, "no value"),
                levels(),
                Optional.empty());
    }

    private Settings settings(Settings base, String first, String second) {
        List<String> words = new ArrayList<>(List.of(x.key() + "=" + first, y.key() + "=" + second));
        made.values().forEach(word -> words.add(word.apply(first, second)));
        return base.withArguments(words);
    }

    /** Of what is fixed: a folder goes on with another range, level or refinement. */
    private String hash() {
        return Setup.defaults()
                .with("out", "phase " + x.key() + " " + y.key() + " " + GridWords.values(Rmed.split(fixed)))
                .hash(java.util.Set.of());
    }

    private Map<String, Object> facts(PhaseDiagram diagram, int threads) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("diagram", diagram.title());
        facts.put("x", wordX);
        facts.put("y", wordY);
        facts.put("runs", fixed);
        facts.put("seeds", diagram.seeds());
        facts.put("threads", threads);
        return facts;
    }
}
