package org.crmferry.ferry;

import java.util.List;

/**
 * The users of both sides and who is whom. Holds names and addresses.
 *
 * @param pairs one per user of the source
 * @param people the users of the target
 * @param fallback key, in the target, of the user who gets what nobody else does; null = nobody
 */
public record Owners(List<Pair> pairs, List<Person> people, String fallback) {
    public Owners {
        pairs = List.copyOf(pairs);
        people = List.copyOf(people);
    }

    /** How a user was recognised. */
    public enum How {
        /** A person chose so in the mapping. */
        CHOSEN,
        LOGIN,
        EMAIL,
        /** Only by name: to be looked at. It takes effect when it is chosen. */
        NAME,
        /** The user will be created with the others. */
        CREATED,
        /** Nobody: the fallback gets the records. */
        NONE
    }

    /**
     * One user.
     *
     * @param key at its side, as text
     * @param name for people
     * @param login may be empty
     * @param email may be empty
     */
    public record Person(String key, String name, String login, String email) {}

    /**
     * One user of the source and who it is in the target.
     *
     * @param source the user
     * @param target the counterpart, or null
     * @param how how it was found
     */
    public record Pair(Person source, Person target, How how) {}
}
