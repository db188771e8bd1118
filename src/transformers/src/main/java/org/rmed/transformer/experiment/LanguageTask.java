package org.rmed.transformer.experiment;

import java.util.List;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.data.RunningText;
import org.rmed.transformer.data.Source;
import org.rmed.transformer.data.TokenColumns;
import org.rmed.transformer.data.Vocabulary;
import org.rmed.transformer.network.LanguageModel;
import org.rmed.transformer.network.LanguageSize;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.StreamBatch;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Scope;

/** Appendix A.1: the next word of running text, or a random one. */
final class LanguageTask implements LoadedTask<StreamBatch> {

    private static final int HELD_OUT_WINDOWS = 8;

    private final Source source;
    private final LanguageSize size;
    private final LanguageModel network;
    private final TokenColumns training;
    private final TokenColumns heldOut;
    private final List<Portion<StreamBatch>> measured;

    private LanguageTask(Settings settings, RunningText data) {
        int words = settings.integer("examples", 0, Integer.MAX_VALUE);
        List<String> text = words == 0 || words >= data.training().size()
                ? data.training()
                : data.training().subList(0, words);
        Vocabulary vocabulary =
                Vocabulary.of(text.stream(), settings.integer("minimumFrequency", 1, Integer.MAX_VALUE));
        source = data.source();
        size = new LanguageSize(
                settings.integer("layers", 1, 48),
                settings.integer("width", 1, 1 << 16),
                settings.integer("heads", 1, 1 << 10),
                settings.integer("inner", 1, 1 << 18),
                vocabulary.size());
        double gain = settings.real("gain", 0, Double.MAX_VALUE);
        boolean uniform = settings.choice("start", List.of("uniform", "normal")).equals("uniform");
        network = new LanguageModel(size, uniform ? Start.glorotUniform(gain) : Start.glorotNormal(gain));
        int bptt = settings.integer("bptt", 1, 1 << 12);
        TokenColumns real = TokenColumns.of(vocabulary.ids(text), settings.integer("batch", 1, 1 << 16), bptt);
        boolean random = settings.choice("targets", List.of("real", "random")).equals("random");
        training = random ? real.withRandomTargets(vocabulary, new Streams(0)) : real;
        int measuredColumns = settings.integer("measureBatch", 1, 1 << 16);
        heldOut = TokenColumns.of(vocabulary.ids(data.heldOut()), measuredColumns, bptt);
        int windows = Math.max(1, settings.integer("measureExamples", 1, 1 << 16) / measuredColumns);
        TokenColumns narrow = TokenColumns.of(vocabulary.ids(text), measuredColumns, bptt);
        TokenColumns asked = random ? narrow.withRandomTargets(vocabulary, new Streams(0)) : narrow;
        measured = java.util.stream.IntStream.range(0, windows)
                .mapToObj(k -> window(asked, (long) k * asked.windows() / windows))
                .map(part -> new Portion<>(part, part.examples()))
                .toList();
    }

    static LanguageTask load(Settings settings) {
        return new LanguageTask(settings, RunningText.load(Examples.folder(settings)));
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public String words() {
        return "language model, " + size.layers() + " layers, width " + size.width() + ", " + size.heads()
                + " heads, inner " + size.inner() + ", vocabulary " + size.vocabulary();
    }

    @Override
    public Network<StreamBatch> network() {
        return network;
    }

    @Override
    public WeightSet start(Streams streams, Scope scope) {
        return WeightSet.drawn(network, streams, scope);
    }

    /** The windows come in order, as in the tutorial: no seed changes them. */
    @Override
    public StreamBatch batch(long step, Streams streams) {
        return window(training, step);
    }

    private static StreamBatch window(TokenColumns text, long step) {
        TokenColumns.Window window = text.window(step);
        return new StreamBatch(window.ids(), window.expected());
    }

    @Override
    public List<Portion<StreamBatch>> measured() {
        return measured;
    }

    @Override
    public String score() {
        return "held-out loss";
    }

    @Override
    public double score(Weights weights, Scope scope) {
        int windows = Math.min(HELD_OUT_WINDOWS, heldOut.windows());
        double sum = 0;
        for (int k = 0; k < windows; k++) {
            StreamBatch part = window(heldOut, k);
            try (Scope work = scope.inner()) {
                sum += Autograd.silent(
                        () -> network.loss(name -> weights.get(name).in(work), part, 0, work)
                                .number());
            }
        }
        return sum / windows;
    }
}
