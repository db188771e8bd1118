package org.rmed.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.spec.TestDefaults.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Catches two different runs that would share a folder, and one run that would get two: a hash that misses a key, sees
 * the order of the words or a key that cannot change a result, or changes with the JDK.
 */
class SettingsHashTest {

    private static final Set<String> EXCLUDED = Set.of("threads", "title");

    /** FIPS 180-4: the examples "abc" and the 448-bit message, and the empty message. */
    @Test
    void sha256AgreesWithPublishedVectors() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Settings.sha256("abc"));
        assertEquals(
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                Settings.sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Settings.sha256(""));
    }

    /** UTF-8 whatever the platform's charset; computed with coreutils: printf 'g\303\266' | sha256sum. */
    @Test
    void sha256ReadsUtf8() {
        assertEquals("18f16524f271c9a6372c16793da87c4b7c78d9b6a556b0da12ce374e9e4f7891", Settings.sha256("gö"));
    }

    /** Names of run folders on disk: computed with Python's hashlib over the lines of {@link Settings#hash}. */
    @Test
    void frozenNames() {
        assertEquals("8255fdaa6756", settings().hash(EXCLUDED));
        assertEquals("4f140c9a0415", settings("d=128", "optimizer=sgdm").hash(EXCLUDED));
    }

    @Property(tries = 50)
    void theOrderOfWordsDoesNotMatter(@ForAll long seed) {
        List<String> words = new ArrayList<>(List.of("d=128", "alpha=1", "optimizer=gd", "eta=0.1"));
        String sorted = settings(words.toArray(String[]::new)).hash(EXCLUDED);
        Collections.shuffle(words, new Random(seed));
        assertEquals(sorted, settings(words.toArray(String[]::new)).hash(EXCLUDED));
    }

    @Test
    void everyKeyButTheExcludedOnesChangesIt() {
        Settings base = settings();
        List<String> hashes = new ArrayList<>(List.of(base.hash(EXCLUDED)));
        for (String key : base.keys()) {
            String hash = base.with(key, "another").hash(EXCLUDED);
            if (EXCLUDED.contains(key)) {
                assertEquals(hashes.get(0), hash, key);
            } else {
                assertTrue(hash.matches("[0-9a-f]{12}"), hash);
                assertTrue(!hashes.contains(hash), key);
                hashes.add(hash);
            }
        }
        assertEquals(1 + base.keys().size() - EXCLUDED.size(), hashes.size());
    }

    /** "ab" + "c" and "a" + "bc" are different pairs: key and value, and neighbouring lines, are kept apart. */
    @Test
    void movingTextFromOneValueToTheNextChangesIt() {
        assertNotEquals(
                settings("beta=1beta1=2", "beta1=").hash(Set.of()),
                settings("beta=1", "beta1=2").hash(Set.of()));
        assertNotEquals(
                settings("beta=12", "beta1=3").hash(Set.of()),
                settings("beta=1", "beta1=23").hash(Set.of()));
    }
}
