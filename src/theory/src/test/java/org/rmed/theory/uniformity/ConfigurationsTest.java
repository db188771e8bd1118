package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.simulation.EngineKind;
import org.rmed.linear.simulation.Setup;

/** Catches a start too small for a large d to be run in its steps, and an Adam that would be stepped for hours. */
class ConfigurationsTest {

    private static Setup setup(String[] words, int d) {
        return Setup.of(Setup.defaults().withArguments(List.of(words)).with("d", d));
    }

    /** s = d^-1.5 up to d = 1000, d^-1 above; each row of the trajectory a twentieth step, or about 400 of them. */
    @ParameterizedTest
    @CsvSource({"16,1.5,20", "1000,1.5,20", "1001,1,auto", "2000,1,auto"})
    void startsByDimension(int d, double alpha, String every) {
        for (String[] words : List.of(Configurations.sgd(d), Configurations.adam(d))) {
            Setup setup = setup(words, d);
            assertEquals(Math.pow(d, -alpha), setup.problem().scale(), 1e-12);
            assertEquals(every, setup.settings().text("every"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,false", "100000,false", "100001,true", "1000000,true"})
    void adamIsSteppedUpToAHundredThousand(int d, boolean limit) {
        assertEquals(limit, List.of(Configurations.adam(d)).contains("engine=limit"));
    }

    /** alpha at least (p + 4)/3 and above 2, and no larger than that needs: t grows like d^(3 alpha). */
    @ParameterizedTest
    @CsvSource({"1,2.01", "2,2.1"})
    void literalAdam(int p, double alpha) {
        Setup setup = setup(Configurations.adamLiteral(p), 10);
        assertEquals(Math.pow(10, -alpha), setup.problem().scale(), 1e-12);
        assertEquals(Math.pow(10, -3 * alpha), setup.optimizer().eta(), 1e-15);
        assertEquals(EngineKind.LIMIT, setup.engine());
        assertTrue(alpha > 2 && alpha >= (p + 4) / 3.0);
    }
}
