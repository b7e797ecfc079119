package org.crmferry.model;

/**
 * Something that went wrong, for people, in whole sentences of one language.
 *
 * @param what what happened
 * @param why why
 * @param next what to do next
 */
public record Explanation(String what, String why, String next) {
    /** All three as one paragraph. */
    public String text() {
        return what + " " + why + " " + next;
    }
}
