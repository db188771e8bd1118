package org.rmed.lab.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rmed.linear.TwoLayerProblem;

/** The identity of a problem that was read from files: what a path holds may change. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 over the bits of A, W2, W1, s and, where there is one, the sample; 64 hexadecimal digits. */
    public static String of(TwoLayerProblem problem) {
        MessageDigest digest = sha256();
        add(digest, problem.target());
        add(digest, problem.secondLayer());
        for (double[] row : problem.firstLayer()) {
            add(digest, row);
        }
        add(digest, problem.scale());
        problem.sample().ifPresent(sample -> {
            add(digest, sample.labels());
            for (double[] row : sample.inputs()) {
                add(digest, row);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
