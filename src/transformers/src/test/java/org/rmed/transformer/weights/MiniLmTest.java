package org.rmed.transformer.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.transformer.network.BertEncoder;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.TextBatch;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * The pretrained encoder against another evaluator of the same file, see reference.py beside it. Catches: weights under another's name, matrices not
 * transposed, another GELU, epsilon or mask.
 */
class MiniLmTest {

    private static final int[][] IDS = {
        {101, 1996, 3185, 2001, 2307, 1010, 2021, 1996, 5896, 999, 1012, 102},
        {101, 7592, 2088, 102, 0, 0, 0, 0, 0, 0, 0, 0},
        {101, 30521, 17, 29999, 2310, 4895, 12731, 102, 0, 0, 0, 0}
    };

    private static final MiniLm MINILM = MiniLm.packaged();

    /** Both sides in float64: sums over 1536 terms of another order, six layers, values up to 5.9. */
    @Test
    void statesEqualTheReference() throws IOException {
        assertEquals(0, distance(Precision.DOUBLE), 1e-12);
    }

    /** In float32 rounding adds up to about 2e-6, as it does in ONNX Runtime (the file's first line). */
    @Test
    void statesInSinglePrecisionEqualTheReferenceWithinTheStatedBound() throws IOException {
        assertEquals(0, distance(Precision.SINGLE), 1e-5);
    }

    @Test
    void theFirstLayersAreThoseOfTheWholeAndTheHeadIsDrawn() {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            Streams streams = new Streams(1);
            WeightSet two = MINILM.weights(MiniLm.encoder(2, 3), streams, scope);
            WeightSet three = MINILM.weights(MiniLm.encoder(3, 3), streams, scope);
            assertEquals(5 + 2 * 16 + 4, two.names().size());
            for (Parameter parameter : two.parameters()) {
                String name = parameter.name();
                double[] values = two.get(name).toDoubles();
                assertArrayEquals(values, three.get(name).toDoubles(), name);
                boolean head = name.startsWith("pooler") || name.startsWith("classifier");
                if (!name.equals("embedding.word.weight")) {
                    Tensor drawn = scope.reals(WeightSet.draw(parameter, streams), parameter.shape());
                    assertEquals(head, Arrays.equals(values, drawn.toDoubles()), name);
                }
            }
        }
    }

    @Test
    void layersThatItDoesNotHave() {
        assertEquals(
                "layers=7 must lie between 1 and 6: MiniLM-L6-H384 has that many",
                assertThrows(UsageException.class, () -> MiniLm.encoder(7, 2)).getMessage());
    }

    /** The largest distance from the reference over the numbers it keeps. */
    private static double distance(Precision precision) throws IOException {
        int[][] mask = Arrays.stream(IDS)
                .map(row -> Arrays.stream(row).map(id -> Math.min(id, 1)).toArray())
                .toArray(int[][]::new);
        TextBatch batch = new TextBatch(IDS, mask, new int[3]);
        BertEncoder encoder = MiniLm.encoder(6, 2);
        double worst = 0;
        try (Scope scope = Scope.open(Processor.cpu(), precision);
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        MiniLmTest.class.getResourceAsStream("minilm.txt"), StandardCharsets.UTF_8))) {
            WeightSet weights = MINILM.weights(encoder, new Streams(1), scope);
            double[] states = Autograd.silent(
                    () -> encoder.states(weights, batch, 0, scope).toDoubles());
            List<String> lines = in.lines().skip(1).toList();
            assertEquals(24, lines.size());
            for (String line : lines) {
                String[] words = line.split(" ", -1);
                int from = (Integer.parseInt(words[0]) * 12 + Integer.parseInt(words[1])) * 384;
                for (int k = 2; k < words.length; k++) {
                    worst = Math.max(worst, Math.abs(Double.parseDouble(words[k]) - states[from + 32 * (k - 2)]));
                }
            }
        }
        return worst;
    }
}
