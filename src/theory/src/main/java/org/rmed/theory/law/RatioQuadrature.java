package org.rmed.theory.law;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The expectation of {@link RatioLaw} over the middle order statistics, d &gt;= 3, by composite Gauss-Legendre rules
 * whose nodes, densities and tails are computed once.
 *
 * <p>Outer variable: t = ln x with x^2 the median of X^2, which turns the power tail of the density at 0 and the step at
 * x ~ 1 / sqrt r, wherever it falls, into features of width about one; the window ends where the density has dropped by
 * exp(-{@value #DROP}). Inner variable (even d): the angle delta in a = x (cos delta - sin delta),
 * b = x (cos delta + sin delta), in which the density falls like exp(-1.7 k delta). The density is normalized by its
 * own quadrature, so factorials of d never appear.
 */
final class RatioQuadrature {

    private static final double DROP = 38;
    /** exp(-1.7 * 24) is below rounding. */
    private static final double INNER_REACH = 24;
    /** Up to this power the edge b = s, met by even d when r &lt; 2, is not smooth and the rule is fitted to it. */
    private static final int ROUGH_POWER = 32;

    private final boolean even;
    private final int power;
    private final double widestAngle;
    /** Inner nodes and weights on [0, 1]. */
    private final double[] innerNode;

    private final double[] innerWeight;
    /** Outer nodes x, and their weights without the factor (4 G T)^k. */
    private final double[] x;

    private final double[] outerWeight;
    /** (outer nodes x inner nodes), row by row: probability of the node, and 1 / T(b). */
    private final double[] weight;

    private final double[] inverseTail;

    /** @param refinement 1; more multiplies the nodes in each direction and widens the windows by a quarter each time */
    RatioQuadrature(int d, int refinement) {
        double widening = 1 + 0.25 * (refinement - 1);
        even = d % 2 == 0;
        power = (d + 1) / 2 - 1;
        widestAngle = even ? Math.min(StrictMath.PI / 4, widening * INNER_REACH / power) : 0;
        double[][] inner = even ? composite(2 * refinement) : new double[][] {{0}, {1}};
        innerNode = inner[0];
        innerWeight = inner[1];
        double mode = mode();
        double low = edge(mode, -1, widening * DROP);
        double span = edge(mode, 1, widening * DROP) - low;
        double[][] outer = composite(refinement * Math.max(4, (int) StrictMath.ceil(span)));
        x = new double[outer[0].length];
        outerWeight = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = StrictMath.exp(low + span * outer[0][i]);
            double jacobianAndNormals = x[i] * StrictMath.exp(-x[i] * x[i] / 2);
            outerWeight[i] = outer[1][i] * (even ? jacobianAndNormals * jacobianAndNormals : jacobianAndNormals);
        }
        weight = new double[x.length * innerNode.length];
        inverseTail = new double[weight.length];
        double total = fill();
        for (int at = 0; at < weight.length; at++) {
            weight[at] /= total;
        }
        for (int i = 0; i < x.length; i++) {
            outerWeight[i] /= total;
        }
    }

    private double fill() {
        double total = 0;
        for (int j = 0; j < innerNode.length; j++) {
            double cosine = StrictMath.cos(widestAngle * innerNode[j]);
            double sine = StrictMath.sin(widestAngle * innerNode[j]);
            for (int i = 0; i < x.length; i++) {
                int at = i * innerNode.length + j;
                double tail = NormalTail.twoSided(x[i] * (cosine + sine));
                double below = 1 - NormalTail.twoSided(x[i] * (cosine - sine));
                weight[at] = outerWeight[i] * innerWeight[j] * StrictMath.exp(power * StrictMath.log(4 * below * tail));
                inverseTail[at] = 1 / tail;
                total += weight[at];
            }
        }
        return total;
    }

    /** P(R &lt;= r), r &gt; 1. */
    double cdf(double r) {
        if (even && r < 2 && power <= ROUGH_POWER) {
            return cdfWithEdge(r);
        }
        double sum = 0;
        double root = StrictMath.sqrt(r);
        for (int i = 0; i < x.length; i++) {
            double tail = NormalTail.twoSided(x[i] * root);
            for (int at = i * innerNode.length; at < (i + 1) * innerNode.length; at++) {
                double kept = 1 - tail * inverseTail[at];
                if (kept > 0) {
                    sum += weight[at] * raise(kept, tail * inverseTail[at]);
                }
            }
        }
        return Math.min(sum, 1);
    }

    /** kept^power with kept = 1 - lost; the second argument keeps the digits that the first one has rounded off. */
    private double raise(double kept, double lost) {
        return power <= 2 * ROUGH_POWER ? integerPower(kept) : StrictMath.exp(power * StrictMath.log1p(-lost));
    }

    private double integerPower(double base) {
        double result = 1;
        double square = base;
        for (int bits = power; bits > 0; bits >>= 1) {
            if ((bits & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** Even d and r &lt; 2: b &lt;= s = x sqrt r cuts the angle at sin(2 delta) = r - 1. */
    private double cdfWithEdge(double r) {
        double widest = Math.min(widestAngle, StrictMath.asin(r - 1) / 2);
        double root = StrictMath.sqrt(r);
        double[] tailAtMaximum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            tailAtMaximum[i] = NormalTail.twoSided(x[i] * root);
        }
        double sum = 0;
        for (int j = 0; j < innerNode.length; j++) {
            double cosine = StrictMath.cos(widest * innerNode[j]);
            double sine = StrictMath.sin(widest * innerNode[j]);
            double measure = innerWeight[j] * widest / widestAngle;
            for (int i = 0; i < x.length; i++) {
                double tail = NormalTail.twoSided(x[i] * (cosine + sine)) - tailAtMaximum[i];
                double below = 1 - NormalTail.twoSided(x[i] * (cosine - sine));
                sum += outerWeight[i] * measure * integerPower(Math.max(0, 4 * below * tail));
            }
        }
        return sum;
    }

    /** P(R &gt; r), r &gt; 1. */
    double survival(double r) {
        if (even && r < 2 && power <= ROUGH_POWER) {
            return 1 - cdfWithEdge(r);
        }
        double sum = 0;
        double root = StrictMath.sqrt(r);
        for (int i = 0; i < x.length; i++) {
            double tail = NormalTail.twoSided(x[i] * root);
            for (int at = i * innerNode.length; at < (i + 1) * innerNode.length; at++) {
                double lost = tail * inverseTail[at];
                sum += lost < 1 ? -weight[at] * StrictMath.expm1(power * StrictMath.log1p(-lost)) : weight[at];
            }
        }
        return Math.min(sum, 1);
    }

    /**
     * 1 + integral of r P(R &gt; r) over v = ln r, by panels of width 1/4 up to r = e^{18} or a negligible remainder;
     * the rest of the power tail r^(-q), q = (floor(d / 2) + 1) / 2, is r P(R &gt; r) / (q - 1).
     */
    double mean() {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(10);
        double width = 0.25;
        double sum = 1;
        double v = 0;
        double last = 1;
        for (; v < 18 && last > 1e-12; v += width) {
            for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                double r = StrictMath.exp(v + width * (1 + rule.getPoint(i)) / 2);
                last = r * survival(r);
                sum += width / 2 * rule.getWeight(i) * last;
            }
        }
        double r = StrictMath.exp(v);
        double exponent = (power + (even ? 2 : 1)) / 2.0;
        return sum + r * survival(r) / (exponent - 1);
    }

    /** Nodes and weights on [0, 1] of the 16-point rule repeated over equal panels. */
    private static double[][] composite(int panels) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(16);
        int points = rule.getNumberOfPoints();
        double[][] nodesAndWeights = new double[2][panels * points];
        for (int i = 0; i < panels * points; i++) {
            int panel = i / points;
            nodesAndWeights[0][i] = (panel + (1 + rule.getPoint(i % points)) / 2) / panels;
            nodesAndWeights[1][i] = rule.getWeight(i % points) / 2 / panels;
        }
        return nodesAndWeights;
    }

    /** Log density in t up to a constant, on the diagonal a = b. */
    private double logDensity(double t) {
        double at = StrictMath.exp(t);
        double tail = NormalTail.twoSided(at);
        double orders = even ? 2 : 1;
        return power * StrictMath.log(4 * tail * (1 - tail)) + orders * (t - at * at / 2);
    }

    /** The density is log-concave in t: ternary search. */
    private double mode() {
        double low = -5;
        double high = 2;
        for (int step = 0; step < 100; step++) {
            double third = (high - low) / 3;
            if (logDensity(low + third) < logDensity(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return (low + high) / 2;
    }

    private double edge(double mode, int side, double drop) {
        double target = logDensity(mode) - drop;
        double inside = 0;
        // The density falls at least like x^2 to the left: the window is narrower than drop / 2 + 5.
        double outside = side < 0 ? drop / 2 + 5 : 2.42 - mode;
        for (int step = 0; step < 60; step++) {
            double middle = (inside + outside) / 2;
            // NaN and -infinity (an underflowed tail) count as outside.
            if (logDensity(mode + side * middle) > target) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return mode + side * outside;
    }
}
