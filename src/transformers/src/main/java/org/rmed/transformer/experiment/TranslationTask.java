package org.rmed.transformer.experiment;

import java.util.List;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.data.Batches;
import org.rmed.transformer.data.EncodedPairs;
import org.rmed.transformer.data.SentencePair;
import org.rmed.transformer.data.Source;
import org.rmed.transformer.data.Translation;
import org.rmed.transformer.data.Vocabulary;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.PairBatch;
import org.rmed.transformer.network.Seq2Seq;
import org.rmed.transformer.network.Seq2SeqSize;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Scope;

/** Sections 4.1 and 4.2: German sentences to English ones, or to random words. */
final class TranslationTask implements LoadedTask<PairBatch> {

    private static final int HELD_OUT_BATCH = 128;
    private static final int HELD_OUT = 512;

    private final Source source;
    private final Seq2SeqSize size;
    private final Seq2Seq network;
    private final EncodedPairs training;
    private final EncodedPairs heldOut;
    private final int batch;
    private final List<Portion<PairBatch>> measured;

    private TranslationTask(Settings settings, Translation data) {
        List<SentencePair> pairs = Examples.limited(data.training(), settings);
        int frequency = settings.integer("minimumFrequency", 1, Integer.MAX_VALUE);
        int length = settings.integer("length", 2, 512);
        Vocabulary german = Vocabulary.ofTexts(pairs.stream().map(SentencePair::german), frequency);
        Vocabulary english = Vocabulary.ofTexts(pairs.stream().map(SentencePair::english), frequency);
        int layers = settings.integer("layers", 1, 48);
        source = data.source();
        size = new Seq2SeqSize(
                layers,
                layers,
                settings.integer("width", 1, 1 << 16),
                settings.integer("heads", 1, 1 << 10),
                settings.integer("inner", 1, 1 << 18),
                german.size(),
                english.size());
        network = new Seq2Seq(size);
        EncodedPairs real = EncodedPairs.of(pairs, german, english, length);
        boolean random = settings.choice("targets", List.of("real", "random")).equals("random");
        training = random ? real.withRandomTargets(english, new Streams(0)) : real;
        List<SentencePair> held =
                data.heldOut().subList(0, Math.min(HELD_OUT, data.heldOut().size()));
        heldOut = EncodedPairs.of(held, german, english, length);
        batch = Examples.batch(settings, training.size());
        measured = Examples.portions(settings, training.size(), this::pairs, PairBatch::tokens);
    }

    static TranslationTask load(Settings settings) {
        return new TranslationTask(settings, Translation.load(Examples.folder(settings)));
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public String words() {
        return "encoder-decoder " + size.encoders() + "+" + size.decoders() + ", width " + size.width() + ", "
                + size.heads() + " heads, inner " + size.inner() + ", vocabularies " + size.sources() + " and "
                + size.targets();
    }

    @Override
    public Network<PairBatch> network() {
        return network;
    }

    @Override
    public WeightSet start(Streams streams, Scope scope) {
        return WeightSet.drawn(network, streams, scope);
    }

    @Override
    public PairBatch batch(long step, Streams streams) {
        return pairs(new Batches(training.size(), batch, streams).at(step));
    }

    private PairBatch pairs(int[] items) {
        return batch(training, items);
    }

    private static PairBatch batch(EncodedPairs pairs, int[] items) {
        EncodedPairs.Batch batch = pairs.batch(items);
        return new PairBatch(
                batch.source().ids(),
                batch.source().mask(),
                batch.input().ids(),
                batch.expected().ids(),
                batch.expected().mask());
    }

    @Override
    public List<Portion<PairBatch>> measured() {
        return measured;
    }

    @Override
    public String score() {
        return "held-out loss";
    }

    @Override
    public double score(Weights weights, Scope scope) {
        double sum = 0;
        double tokens = 0;
        for (int[] items : Examples.pieces(heldOut.size(), HELD_OUT_BATCH)) {
            PairBatch part = batch(heldOut, items);
            try (Scope work = scope.inner()) {
                sum += part.tokens()
                        * Autograd.silent(
                                () -> network.loss(name -> weights.get(name).in(work), part, 0, work)
                                        .number());
                tokens += part.tokens();
            }
        }
        return sum / tokens;
    }
}
