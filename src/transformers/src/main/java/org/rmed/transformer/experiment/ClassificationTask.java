package org.rmed.transformer.experiment;

import java.util.List;
import java.util.Optional;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.data.Batches;
import org.rmed.transformer.data.Classification;
import org.rmed.transformer.data.EncodedTexts;
import org.rmed.transformer.data.Source;
import org.rmed.transformer.data.WordPieces;
import org.rmed.transformer.network.BertEncoder;
import org.rmed.transformer.network.BertSize;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.TextBatch;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.weights.MiniLm;

/** Section 4.1: the sentiment of a text, by a BERT encoder. */
final class ClassificationTask implements LoadedTask<TextBatch> {

    private static final int HELD_OUT_BATCH = 128;
    private static final int HELD_OUT = 600;

    private final Source source;
    private final Optional<MiniLm> pretrained;
    private final BertEncoder network;
    private final EncodedTexts training;
    private final EncodedTexts heldOut;
    private final int batch;
    private final List<Portion<TextBatch>> measured;

    private ClassificationTask(Settings settings, Classification data) {
        int layers = settings.integer("layers", 1, 48);
        source = data.source();
        pretrained = settings.flag("pretrained") ? Optional.of(MiniLm.packaged()) : Optional.empty();
        network = pretrained.isPresent()
                ? MiniLm.encoder(layers, Classification.CLASSES)
                : new BertEncoder(fresh(settings, layers), Classification.CLASSES);
        int length = settings.integer("length", 2, network.size().positions());
        try (WordPieces pieces = WordPieces.ofMiniLm(network.size().vocabulary())) {
            training = EncodedTexts.of(Examples.limited(data.training(), settings), pieces, length);
            heldOut = EncodedTexts.of(Batches.some(data.heldOut(), HELD_OUT, new Streams(0)), pieces, length);
        }
        batch = Examples.batch(settings, training.size());
        measured = Examples.portions(settings, training.size(), items -> batch(training, items), TextBatch::examples);
    }

    static ClassificationTask load(Settings settings) {
        return new ClassificationTask(settings, Classification.load(Examples.folder(settings)));
    }

    private static BertSize fresh(Settings settings, int layers) {
        BertSize pieces = BertSize.miniLm();
        return new BertSize(
                layers,
                settings.integer("width", 1, 1 << 16),
                settings.integer("heads", 1, 1 << 10),
                settings.integer("inner", 1, 1 << 18),
                pieces.vocabulary(),
                pieces.positions(),
                pieces.types());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public String words() {
        BertSize size = network.size();
        return "BERT encoder, "
                + (pretrained.isPresent()
                        ? "the first " + size.layers() + " layers of MiniLM-L6-H384 (in the place of BERT-small)"
                        : size.layers() + " layers from fresh weights")
                + ", width " + size.hidden() + ", " + size.heads() + " heads, inner " + size.inner();
    }

    @Override
    public Network<TextBatch> network() {
        return network;
    }

    @Override
    public WeightSet start(Streams streams, Scope scope) {
        return pretrained.isPresent()
                ? pretrained.get().weights(network, streams, scope)
                : WeightSet.drawn(network, streams, scope);
    }

    @Override
    public TextBatch batch(long step, Streams streams) {
        return batch(training, new Batches(training.size(), batch, streams).at(step));
    }

    private static TextBatch batch(EncodedTexts texts, int[] items) {
        EncodedTexts.Batch batch = texts.batch(items);
        return new TextBatch(batch.text().ids(), batch.text().mask(), batch.labels());
    }

    @Override
    public List<Portion<TextBatch>> measured() {
        return measured;
    }

    @Override
    public String score() {
        return "held-out accuracy";
    }

    @Override
    public double score(Weights weights, Scope scope) {
        double right = 0;
        for (int[] items : Examples.pieces(heldOut.size(), HELD_OUT_BATCH)) {
            right += network.accuracy(weights, batch(heldOut, items), scope) * items.length;
        }
        return right / heldOut.size();
    }
}
