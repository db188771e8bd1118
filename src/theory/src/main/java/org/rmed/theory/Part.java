package org.rmed.theory;

/** Where in a paper a claim belongs, in the order of its reading. */
public enum Part {
    /** Theorem 1 and Corollary 1, with the finite-d laws beneath them. */
    MAIN("Theorem 1 and Corollary 1"),
    /** The loss and its second derivatives: section 2, appendices B and F. */
    HESSIAN("Loss and Hessian"),
    /** Appendix C. */
    MOMENTUM("SGD with momentum"),
    /** Appendix D. */
    ADAM("Adam"),
    /** Appendix E. */
    DOMINATION("Diagonal domination"),
    /** Appendix G. */
    AUXILIARY("Auxiliary lemmas"),
    /** Sections 4.3 and 6. */
    OBSERVATIONS("Gradients and singular vectors"),
    /** None of the papers rmed was made for. */
    OTHER("Other claims");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** As a heading. */
    public String words() {
        return words;
    }
}
