package org.rmed.lab.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What each proof rests on, without what it rests on already through another. */
final class LemmaRoots {

    private final Collection<LemmaPage> pages;
    private final Map<LemmaPage, Set<LemmaPage>> beneath = new HashMap<>();

    private LemmaRoots(Collection<LemmaPage> pages) {
        this.pages = pages;
    }

    /**
     * Of each page the pages that it uses, but for those that another page it uses rests on.
     *
     * @param pages no page of which rests on itself
     */
    static Map<LemmaPage, Set<LemmaPage>> direct(Collection<LemmaPage> pages) {
        LemmaRoots roots = new LemmaRoots(pages);
        Map<LemmaPage, Set<LemmaPage>> direct = new LinkedHashMap<>();
        for (LemmaPage page : pages) {
            Set<LemmaPage> used = roots.used(page);
            Set<LemmaPage> kept = new LinkedHashSet<>(used);
            used.forEach(other -> kept.removeAll(roots.beneath(other)));
            direct.put(page, kept);
        }
        return direct;
    }

    private Set<LemmaPage> used(LemmaPage page) {
        Set<LemmaPage> used = new LinkedHashSet<>();
        pages.stream()
                .filter(other -> !other.equals(page) && page.uses().stream().anyMatch(other.claims()::contains))
                .forEach(used::add);
        return used;
    }

    /** Everything that a page rests on. */
    private Set<LemmaPage> beneath(LemmaPage page) {
        Set<LemmaPage> known = beneath.get(page);
        if (known == null) {
            known = new LinkedHashSet<>();
            for (LemmaPage other : used(page)) {
                known.add(other);
                known.addAll(beneath(other));
            }
            beneath.put(page, known);
        }
        return known;
    }
}
