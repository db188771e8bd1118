package org.rmed.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The claims that can be asked for, by id. */
public final class Registry {

    private final Map<String, Claim> byId = new LinkedHashMap<>();

    /** @param claims in the order of tables; ids must differ */
    public Registry(List<Claim> claims) {
        for (Claim claim : claims) {
            if (byId.put(claim.id(), claim) != null) {
                throw new IllegalArgumentException("two claims are called " + claim.id());
            }
        }
    }

    /** All claims. */
    public List<Claim> all() {
        return List.copyOf(byId.values());
    }

    /** Ids, and the parts before a dash that name several. */
    private Set<String> understood() {
        Set<String> words = new TreeSet<>(byId.keySet());
        byId.keySet().stream()
                .filter(id -> id.contains("-"))
                .map(id -> id.substring(0, id.indexOf('-')))
                .forEach(words::add);
        return words;
    }

    /**
     * The claims named. A word names the claim of that id, else all whose id starts with it and a dash ({@code theorem1}); no
     * word, or {@code all}, names every claim.
     *
     * @throws UsageException for a word that names nothing, with the nearest id
     */
    public List<Claim> named(List<String> words) {
        if (words.isEmpty() || words.contains("all")) {
            return all();
        }
        List<Claim> chosen = new ArrayList<>();
        for (String word : words) {
            List<Claim> matches = byId.containsKey(word)
                    ? List.of(byId.get(word))
                    : byId.values().stream()
                            .filter(claim -> claim.id().startsWith(word + "-"))
                            .toList();
            if (matches.isEmpty()) {
                throw new UsageException("unknown claim '" + word + "'" + Nearest.suggestion(word, understood())
                        + " ('rmed claims' lists them)");
            }
            matches.stream().filter(claim -> !chosen.contains(claim)).forEach(chosen::add);
        }
        return chosen;
    }

    /** A line for each claim: id and title. */
    @Override
    public String toString() {
        int width = byId.keySet().stream().mapToInt(String::length).max().orElse(0);
        return byId.values().stream()
                .map(claim -> claim.id()
                        + " ".repeat(width + 2 - claim.id().length())
                        + claim.description().title())
                .collect(Collectors.joining("\n"));
    }
}
