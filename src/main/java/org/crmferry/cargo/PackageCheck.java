package org.crmferry.cargo;

import java.util.List;

/**
 * What a check of a package without its key found.
 *
 * @param results each check, in order; after the first failure the others are not made
 * @param signer fingerprint of who signed it; empty if the signature is not good
 * @param manifest what it says it holds; null if that is not known for sure
 */
public record PackageCheck(List<Result> results, String signer, Manifest manifest) {
    public PackageCheck {
        results = List.copyOf(results);
    }

    /** What is checked. */
    public enum Step {
        /** Every byte of the file belongs to the one layout of packages. */
        STRUCTURE,
        /** The manifest is signed by whom {@link PackageCheck#signer} names. */
        SIGNATURE,
        /** The manifest is understood and agrees with itself. */
        MANIFEST,
        /** The locked key is the one the manifest names. */
        KEY,
        /** All batches are there, in order, none other, and unchanged. */
        BATCHES
    }

    /** How a check ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        NOT_MADE
    }

    /**
     * One check.
     *
     * @param detail what is wrong, for people; empty unless it failed
     */
    public record Result(Step step, Outcome outcome, String detail) {}

    /** Whether all passed. */
    public boolean sound() {
        return results.stream().allMatch(result -> result.outcome() == Outcome.PASSED);
    }
}
