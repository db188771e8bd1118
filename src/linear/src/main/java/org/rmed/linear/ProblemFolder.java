package org.rmed.linear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.rmed.linear.data.Sample;
import org.rmed.linear.data.Whitening;
import org.rmed.linear.npy.NpyArray;
import org.rmed.linear.npy.NpyFile;
import org.rmed.spec.UsageException;

/**
 * A problem as a folder of {@code .npy} files: {@code A.npy} (d), {@code w2.npy} (d), {@code W1.npy} (d x d, row =
 * hidden unit) and, for a finite sample, {@code X.npy} (d x m, column = sample) and {@code Y.npy} (m). Vectors may also
 * have shape (1, d). With X and Y present A.npy may be missing: A = Y X^T / m.
 */
public final class ProblemFolder {

    /** Allowed |Lambda_xx - I| of an imported sample: far above rounding, far below anything a trajectory shows. */
    private static final double WHITE = 1e-9;

    private ProblemFolder() {}

    /** Writes the problem; files of the same names are replaced, and an earlier problem's data removed. */
    public static void write(Path folder, TwoLayerProblem problem) throws IOException {
        Files.createDirectories(folder);
        NpyFile.write(folder.resolve("A.npy"), NpyArray.of(problem.target()));
        NpyFile.write(folder.resolve("w2.npy"), NpyArray.of(problem.secondLayer()));
        NpyFile.write(folder.resolve("W1.npy"), NpyArray.of(problem.firstLayer()));
        if (problem.sample().isPresent()) {
            Sample sample = problem.sample().get();
            NpyFile.write(folder.resolve("X.npy"), NpyArray.of(transposed(sample.inputs())));
            NpyFile.write(folder.resolve("Y.npy"), NpyArray.of(sample.labels()));
        } else {
            Files.deleteIfExists(folder.resolve("X.npy"));
            Files.deleteIfExists(folder.resolve("Y.npy"));
        }
    }

    /**
     * d of a problem.
     *
     * @throws UsageException if there is none
     */
    public static int dimension(Path folder) {
        requireFolder(folder);
        return vector(folder.resolve("w2.npy")).length;
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("problem=" + folder + " is not a folder; it must hold A.npy, w2.npy and W1.npy");
        }
    }

    /**
     * Reads a problem.
     *
     * @param scale s; NaN takes the root mean square of w2
     * @throws UsageException if a file is missing or malformed, shapes disagree, or the sample is not white
     */
    public static TwoLayerProblem read(Path folder, double scale) {
        requireFolder(folder);
        double[] w2 = vector(folder.resolve("w2.npy"));
        int d = w2.length;
        NpyArray w1 = NpyFile.read(folder.resolve("W1.npy"));
        if (!Arrays.equals(w1.shape(), new int[] {d, d})) {
            throw new UsageException(folder.resolve("W1.npy") + " has shape " + w1.shapeText() + ", but w2.npy has " + d
                    + " entries, so W1 must be (" + d + ", " + d + "), row = hidden unit");
        }
        Optional<Sample> sample = sample(folder, d);
        double[] target = sample.map(Sample::target).orElseGet(() -> vector(folder.resolve("A.npy")));
        if (target.length != d) {
            throw new UsageException(
                    folder.resolve("A.npy") + " has " + target.length + " entries, but w2.npy has " + d);
        }
        if (sample.isPresent() && Files.exists(folder.resolve("A.npy"))) {
            requireSameTarget(folder, target);
        }
        double rms = StrictMath.sqrt(LossAndGradient.dot(w2, w2) / d);
        return new TwoLayerProblem(target, w2, w1.rows(), Double.isNaN(scale) ? rms : scale, sample);
    }

    private static Optional<Sample> sample(Path folder, int d) {
        Path inputs = folder.resolve("X.npy");
        Path labels = folder.resolve("Y.npy");
        if (!Files.exists(inputs) && !Files.exists(labels)) {
            return Optional.empty();
        }
        NpyArray x = NpyFile.read(inputs);
        double[] y = vector(labels);
        if (x.shape().length != 2 || x.shape()[0] != d || x.shape()[1] != y.length) {
            throw new UsageException(inputs + " has shape " + x.shapeText() + ", but w2.npy and Y.npy need (" + d + ", "
                    + y.length + "), column = sample");
        }
        double[][] rows = transposed(x.rows());
        double deviation = Whitening.deviation(rows);
        if (!(deviation <= WHITE)) {
            throw new UsageException(inputs + " is not white: |X X^T / m - I| reaches " + deviation + " > " + WHITE
                    + "; multiply X by (X X^T / m)^(-1/2) first");
        }
        return Optional.of(new Sample(rows, y));
    }

    private static void requireSameTarget(Path folder, double[] target) {
        double[] stored = vector(folder.resolve("A.npy"));
        if (stored.length != target.length) {
            throw new UsageException(folder.resolve("A.npy") + " has " + stored.length + " entries, but X.npy has "
                    + target.length + " rows");
        }
        for (int j = 0; j < target.length; j++) {
            if (!(StrictMath.abs(stored[j] - target[j]) <= WHITE * (1 + StrictMath.abs(target[j])))) {
                throw new UsageException(folder.resolve("A.npy") + " entry " + j + " is " + stored[j]
                        + ", but Y X^T / m gives " + target[j] + "; remove A.npy to use the data's");
            }
        }
    }

    private static double[] vector(Path file) {
        NpyArray array = NpyFile.read(file);
        int[] shape = array.shape();
        if (shape.length == 2 && shape[0] != 1 && shape[1] != 1) {
            throw new UsageException(file + " has shape " + array.shapeText() + "; it must be a vector");
        }
        return array.values();
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }
}
