package org.crmferry.cargo;

import static org.crmferry.cargo.FieldCodec.logical;
import static org.crmferry.cargo.FieldCodec.plain;
import static org.crmferry.cargo.FieldCodec.wellFormed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Dates and times in Avro: its own logical type, days or microseconds, where that is exact; the ISO 8601 text that
 * {@code java.time} writes and reads where there are nanoseconds or the year is out of range.
 */
final class TimeCodecs {
    private static final int MICROS = 1_000_000;
    private static final long NONE = Long.MIN_VALUE;

    private TimeCodecs() {}

    static FieldCodec date() {
        return codec(
                logical("int", "date"),
                value -> {
                    long day = ((LocalDate) value).toEpochDay();
                    return day == (int) day ? day : NONE;
                },
                LocalDate::ofEpochDay,
                LocalDate::parse);
    }

    static FieldCodec time() {
        return codec(
                logical("long", "time-micros"),
                value -> {
                    long nano = ((LocalTime) value).toNanoOfDay();
                    return nano % 1000 == 0 ? nano / 1000 : NONE;
                },
                micros -> LocalTime.ofNanoOfDay(Math.multiplyExact(micros, 1000)),
                LocalTime::parse);
    }

    static FieldCodec dateTime() {
        return codec(
                logical("long", "local-timestamp-micros"),
                value -> {
                    LocalDateTime time = (LocalDateTime) value;
                    return micros(time.toEpochSecond(ZoneOffset.UTC), time.get(ChronoField.NANO_OF_SECOND));
                },
                micros -> LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000, ZoneOffset.UTC),
                LocalDateTime::parse);
    }

    static FieldCodec instant() {
        return codec(
                logical("long", "timestamp-micros"),
                value -> {
                    Instant time = (Instant) value;
                    return micros(time.getEpochSecond(), time.getNano());
                },
                micros -> Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L),
                Instant::parse);
    }

    private static FieldCodec codec(
            ObjectNode type, ToLongFunction<Object> number, LongFunction<?> value, Function<String, ?> parse) {
        return new FieldCodec(
                List.of(type, plain("string")),
                (out, time) -> {
                    long n = number.applyAsLong(time);
                    if (n == NONE) {
                        wellFormed(out, 2, time.toString());
                    } else {
                        out.oneByte(1 << 1);
                        out.number(n);
                    }
                },
                (in, branch) -> branch == 1 ? value.apply(in.number()) : parse.apply(in.text()));
    }

    private static long micros(long seconds, int nano) {
        if (nano % 1000 != 0 || Math.abs(seconds) > Long.MAX_VALUE / MICROS - 1) {
            return NONE;
        }
        return seconds * MICROS + nano / 1000;
    }
}
