package org.crmferry.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A record's key: the values of its key fields, in order. Equal keys have {@link Values#same} parts. */
public final class Key {
    private final Object[] parts;

    private Key(Object[] parts) {
        this.parts = parts;
    }

    public static Key of(Object... parts) {
        return new Key(parts.clone());
    }

    public int size() {
        return parts.length;
    }

    public Object part(int i) {
        return parts[i];
    }

    /** The key as people and files write it: parts joined by {@code |}. */
    public String text() {
        return Arrays.stream(parts).map(Values::text).collect(Collectors.joining("|"));
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Key key) || key.parts.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!Values.same(parts[i], key.parts[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Object part : parts) {
            hash = 31 * hash + Values.hash(part);
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
