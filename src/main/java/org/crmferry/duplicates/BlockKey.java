package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A kind of key by which records are brought together to be compared. */
enum BlockKey {
    EMAIL,
    PHONE,
    NAME,
    /** Every two words of the name as they sound, so that a third does not matter. */
    SOUND,
    /** A word of the name where its mail goes. */
    DOMAIN,
    /** A word of the name where it lives. */
    PLACE,
    /** A company's name however it is written in words. */
    JOINED,
    SITE,
    /** How a company's name begins, in its town. */
    TOWN;

    static final List<BlockKey> PERSONS = List.of(EMAIL, PHONE, NAME, SOUND, DOMAIN, PLACE);
    static final List<BlockKey> COMPANIES = List.of(EMAIL, PHONE, NAME, SOUND, PLACE, JOINED, SITE, TOWN);

    List<String> keys(Features record, NameMeasure names) {
        boolean named = record.names.length > 0;
        return switch (this) {
            case EMAIL -> List.of(record.emails);
            case PHONE -> List.of(record.phones);
            case NAME -> named ? List.of(record.name()) : List.of();
            case SOUND -> sounds(record, names);
            case DOMAIN -> with(record, names, "@", record.domain);
            case PLACE -> with(record, names, " ", record.postalCode);
            case JOINED -> named ? List.of(String.join("", record.names)) : List.of();
            case SITE -> record.domain.isEmpty() ? List.of() : List.of(record.domain);
            case TOWN ->
                named && !record.city.isEmpty() ? List.of(begun(record.names[0]) + " " + record.city) : List.of();
        };
    }

    private static List<String> sounds(Features record, NameMeasure names) {
        String[] sounds = Arrays.stream(record.names)
                .map(names::sound)
                .filter(sound -> !sound.isEmpty())
                .sorted()
                .toArray(String[]::new);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(sounds.length, 4); i++) {
            for (int j = i + 1; j < Math.min(sounds.length, 4); j++) {
                keys.add(sounds[i] + " " + sounds[j]);
            }
        }
        return sounds.length == 1 ? List.of(sounds[0]) : keys;
    }

    /** Each word of the name as it sounds, with something else; none if that is empty. */
    private static List<String> with(Features record, NameMeasure names, String between, String other) {
        return other.isEmpty()
                ? List.of()
                : Arrays.stream(record.names)
                        .map(word -> names.sound(word) + between + other)
                        .toList();
    }

    private static String begun(String word) {
        return word.substring(0, Math.min(4, word.length()));
    }
}
