package org.rmed.theory;

import java.util.Locale;

/** Numbers and findings in words. */
public final class Words {

    private Words() {}

    /** A number of steps: in full while a double tells it from its neighbours, else to three digits. */
    public static String steps(double t) {
        return t == StrictMath.rint(t) && StrictMath.abs(t) <= 0x1p53
                ? Long.toString((long) t)
                : String.format(Locale.ROOT, "%.3g", t);
    }

    /** Four significant digits, in plain notation where that is short. */
    public static String number(double value) {
        double size = StrictMath.abs(value);
        if (value == StrictMath.rint(value) && size < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 1e-3 && size < 1e5) {
            int decimals = (int) StrictMath.max(0, 3 - StrictMath.floor(StrictMath.log10(size)));
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        return String.format(Locale.ROOT, "%.3g", value);
    }

    /** {@code R_med,1 of 64 runs = 3.21 [3.1, 3.3] >= 2.7 (sharp 3.2), d=64}. */
    public static String of(Finding finding) {
        StringBuilder text = new StringBuilder(finding.what()).append(" = ").append(number(finding.measured()));
        if (finding.low() != finding.high()) {
            text.append(" [")
                    .append(number(finding.low()))
                    .append(", ")
                    .append(number(finding.high()))
                    .append(']');
        }
        text.append(
                        switch (finding.state()) {
                            case HOLDS -> " ";
                            case OPEN -> ", perhaps not ";
                            case FAILS -> ", not ";
                        })
                .append(finding.relation().sign())
                .append(' ')
                .append(number(finding.bound()));
        if (!Double.isNaN(finding.sharp())) {
            text.append(" (sharp ").append(number(finding.sharp())).append(')');
        }
        if (!finding.where().isEmpty()) {
            text.append(" at ").append(finding.where());
        }
        if (!finding.note().isEmpty()) {
            text.append("; ").append(finding.note());
        }
        return text.toString();
    }
}
