package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A kind of key by which records are brought together to be compared. */
enum BlockKey {
    EMAIL((record, names) -> List.of(record.emails)),
    PHONE((record, names) -> List.of(record.phones)),
    NAME((record, names) -> record.names.length == 0 ? List.of() : List.of(record.name())),
    /** Every two words of the name as they sound, so that a third does not matter. */
    SOUND((record, names) -> {
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
    }),
    /** A word of the name where its mail goes. */
    DOMAIN((record, names) -> record.domain.isEmpty()
            ? List.of()
            : Arrays.stream(record.names)
                    .map(word -> names.sound(word) + "@" + record.domain)
                    .toList()),
    /** A word of the name where it lives. */
    PLACE((record, names) -> record.postalCode.isEmpty()
            ? List.of()
            : Arrays.stream(record.names)
                    .map(word -> names.sound(word) + " " + record.postalCode)
                    .toList()),
    /** A company's name however it is written in words. */
    JOINED((record, names) -> record.names.length == 0 ? List.of() : List.of(String.join("", record.names))),
    SITE((record, names) -> record.domain.isEmpty() ? List.of() : List.of(record.domain)),
    /** How a company's name begins, in its town. */
    TOWN((record, names) -> record.city.isEmpty() || record.names.length == 0
            ? List.of()
            : List.of(record.names[0].substring(0, Math.min(4, record.names[0].length())) + " " + record.city));

    static final List<BlockKey> PERSONS = List.of(EMAIL, PHONE, NAME, SOUND, DOMAIN, PLACE);
    static final List<BlockKey> COMPANIES =
            Stream.of(EMAIL, PHONE, NAME, SOUND, PLACE, JOINED, SITE, TOWN).toList();

    private final BiFunction<Features, NameMeasure, List<String>> keys;

    BlockKey(BiFunction<Features, NameMeasure, List<String>> keys) {
        this.keys = keys;
    }

    List<String> keys(Features record, NameMeasure names) {
        return keys.apply(record, names);
    }
}
