package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Which records of one source entity are moved. All conditions must hold.
 *
 * @param source name of the source entity
 * @param dates only records of that time; null = of any
 * @param owners only records of these people; null = of anybody
 * @param deleted whether records that the source's product keeps as deleted are moved too, as deleted ones
 * @param records only the records with these keys, as text; null = with any. Their references are then carried over as
 *     they are: they may lead to what the target has already
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record EntityScope(
        @JsonProperty(required = true) String source,
        Dates dates,
        Owners owners,
        boolean deleted,
        List<String> records) {
    public EntityScope {
        records = records == null ? null : List.copyOf(records);
    }

    /**
     * A range of days, both ends included, in the source's own clock (UTC for points in time).
     *
     * @param field name of a date or time field of the source entity, such as created or modified
     * @param from first day, or null
     * @param to last day, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dates(
            @JsonProperty(required = true) String field,

            @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(converter = Day.class)
            LocalDate from,

            @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(converter = Day.class)
            LocalDate to) {
        public Dates {
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("'to' is before 'from'");
            }
        }
    }

    /**
     * Some owners.
     *
     * @param field name of the source field that holds the owner's key
     * @param keys the owners' keys in the source as text; the empty text stands for records without an owner
     */
    public record Owners(
            @JsonProperty(required = true) String field,
            @JsonProperty(required = true) List<String> keys) {
        public Owners {
            keys = keys == null ? List.of() : List.copyOf(keys);
        }
    }

    /** All records of that entity. */
    public static EntityScope all(String source) {
        return new EntityScope(source, null, null, false, null);
    }

    /** Only the records of these keys. */
    public static EntityScope only(String source, List<String> keys) {
        return new EntityScope(source, null, null, false, keys);
    }

    /** Whether nothing is left out that is not left out anyway. */
    @JsonIgnore
    public boolean everything() {
        return dates == null && owners == null && !deleted && records == null;
    }

    public EntityScope withDates(Dates other) {
        return new EntityScope(source, other, owners, deleted, records);
    }

    public EntityScope withOwners(Owners other) {
        return new EntityScope(source, dates, other, deleted, records);
    }

    public EntityScope withDeleted(boolean other) {
        return new EntityScope(source, dates, owners, other, records);
    }

    /** A day as {@code 2026-01-31}. */
    static final class Day extends StdConverter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("a day such as 2026-01-31 is needed", e);
            }
        }
    }
}
