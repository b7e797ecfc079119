package org.crmferry.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Conversions;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Raw;
import org.junit.jupiter.api.Test;

class SealerTest {
    private final Sealer sealer = new Sealer(PackageKey.create(), BatchCodec.LEVEL);

    @Test
    void everyValueOfEveryTypeComesBackExactly() {
        for (int seed = 1; seed <= 10; seed++) {
            Batch batch = Samples.everything(new Random(seed), seed, 500);
            Sealed sealed = sealer.seal(batch);
            Batch back = sealer.open(sealed.bytes(), sealed.entry(), batch.entity());
            assertThat(back.number()).isEqualTo(seed);
            assertSame(batch, back, "seed " + seed);
        }
    }

    @Test
    void anEmptyBatchComesBack() {
        Batch batch = new Batch(Samples.contacts(), 1, List.of());
        Sealed sealed = sealer.seal(batch);
        assertThat(sealer.open(sealed.bytes(), sealed.entry(), batch.entity()).records())
                .isEmpty();
        assertThat(sealed.entry().firstKey()).isEmpty();
    }

    @Test
    void avrosOwnReaderReadsTheOpenedBytes() throws Exception {
        Batch batch = Samples.everything(new Random(7), 1, 1000);
        Sealed sealed = sealer.seal(batch);
        byte[] avro = sealer.key().open(sealed.bytes());
        GenericData model = new GenericData();
        model.addLogicalTypeConversion(new Conversions.DecimalConversion());
        model.addLogicalTypeConversion(new TimeConversions.DateConversion());
        int n = 0;
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(new SeekableByteArrayInput(avro), new GenericDatumReader<>(null, null, model))) {
            for (GenericRecord record : reader) {
                Object[] expected = batch.records().get(n++);
                for (int f = 0; f < expected.length; f++) {
                    assertReadable(expected[f], record.get(f));
                }
            }
        }
        assertThat(n).isEqualTo(1000);
    }

    private static void assertReadable(Object expected, Object actual) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else if (expected instanceof Raw) {
            assertThat(((GenericRecord) actual).getSchema().getName()).isEqualTo("Raw");
        } else if (expected instanceof BigDecimal && actual instanceof BigDecimal
                || expected instanceof LocalDate && actual instanceof LocalDate
                || expected instanceof Long
                || expected instanceof Boolean) {
            assertThat(actual).isEqualTo(expected);
        } else if (expected instanceof byte[] bytes) {
            assertThat(actual).isEqualTo(ByteBuffer.wrap(bytes));
        } else if (expected instanceof List<?> book) {
            assertThat((List<?>) actual).hasSameSizeAs(book);
        } else if (actual instanceof Utf8) {
            assertThat(actual).hasToString(expected.toString());
        }
    }

    @Test
    void aBatchIsRefusedWhereAnotherOneBelongs() {
        Batch first = Samples.contacts(new Random(1), 1, 10);
        Sealed one = sealer.seal(first);
        Sealed two = sealer.seal(Samples.contacts(new Random(2), 2, 10));
        assertThatThrownBy(() -> sealer.open(two.bytes(), one.entry(), first.entity()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining(one.entry().name());
        BatchEntry relabelled = relabel(two.entry(), one.entry());
        assertThatThrownBy(() -> sealer.open(two.bytes(), relabelled, first.entity()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("it is another batch");
    }

    private static BatchEntry relabel(BatchEntry bytes, BatchEntry name) {
        return new BatchEntry(
                name.name(),
                name.entity(),
                name.number(),
                bytes.records(),
                bytes.firstKey(),
                bytes.lastKey(),
                bytes.bytes(),
                bytes.plain(),
                bytes.sha256(),
                bytes.crc32c());
    }

    @Test
    void otherFieldsThanExpectedAreRefused() {
        Batch batch = Samples.contacts(new Random(1), 1, 10);
        Sealed sealed = sealer.seal(batch);
        Entity other = batch.entity().withFields(batch.entity().fields().subList(0, 5));
        assertThatThrownBy(() -> sealer.open(sealed.bytes(), sealed.entry(), other))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("its fields are not those of contacts");
    }

    @Test
    void anotherKeyIsSaid() {
        Batch batch = Samples.contacts(new Random(1), 1, 10);
        Sealed sealed = sealer.seal(batch);
        Sealer stranger = new Sealer(PackageKey.create(), 3);
        assertThatThrownBy(() -> stranger.open(sealed.bytes(), sealed.entry(), batch.entity()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("sealed with another key");
    }

    @Test
    void hugeTextsAndNumbersOfRecordsCompressAndComeBack() {
        Entity entity = new Entity(
                "notes",
                "Notes",
                "",
                List.of(Field.of("text", ColumnType.of(FieldType.TEXT, "longtext"))),
                List.of(),
                KeyStyle.NONE,
                null,
                -1,
                true);
        Batch batch = new Batch(
                entity, 1, List.of(new Object[] {"é".repeat(9_000_000)}, new Object[] {"x".repeat(5_000_000)}));
        Sealed sealed = sealer.seal(batch);
        assertThat(sealed.bytes()).hasSizeLessThan(100_000);
        assertSame(batch, sealer.open(sealed.bytes(), sealed.entry(), entity), "huge");
    }

    @Test
    void deeplyNestedEnvelopesAreRefused() {
        byte[] definite = new byte[1 << 20];
        for (int i = 0; i < definite.length; i += 5) {
            int left = definite.length - i - 5;
            byte[] head = {0x30, (byte) 0x83, (byte) (left >> 16), (byte) (left >> 8), (byte) left};
            System.arraycopy(head, 0, definite, i, Math.min(5, definite.length - i));
        }
        byte[] indefinite = new byte[1 << 20];
        for (int i = 0; i < indefinite.length; i++) {
            indefinite[i] = (byte) (i % 2 == 0 ? 0x30 : 0x80);
        }
        for (byte[] nested : List.of(definite, indefinite, new byte[0])) {
            assertThatThrownBy(() -> Seal.parse(nested)).isInstanceOf(Seal.Refused.class);
            assertThatThrownBy(() -> Signature.verify(new byte[1], nested)).isInstanceOf(FerryException.class);
        }
    }

    @Test
    void equalKeysHaveEqualDigestsUnderOneKeyOnly() {
        PackageKey key = PackageKey.create();
        assertThat(key.digest(Key.of(new BigDecimal("1.0"), "a")))
                .isEqualTo(key.digest(Key.of(new BigDecimal("1.00"), "a")))
                .isNotEqualTo(key.digest(Key.of(new BigDecimal("1.0"), "b")))
                .isNotEqualTo(PackageKey.create().digest(Key.of(new BigDecimal("1.0"), "a")))
                .hasSize(32);
        assertThat(key.digest(Key.of("ab", "c"))).isNotEqualTo(key.digest(Key.of("a", "bc")));
        assertThat(key.digest(Key.of("1"))).isNotEqualTo(key.digest(Key.of(1L)));
    }

    static void assertSame(Batch expected, Batch actual, String what) {
        assertThat(actual.records()).as(what).hasSameSizeAs(expected.records());
        for (int i = 0; i < expected.records().size(); i++) {
            Object[] a = expected.records().get(i);
            Object[] b = actual.records().get(i);
            assertThat(b).hasSameSizeAs(a);
            for (int f = 0; f < a.length; f++) {
                assertThat(exactly(a[f], b[f]))
                        .as(what + " record " + i + " field " + f)
                        .isTrue();
            }
        }
    }

    private static boolean exactly(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        }
        if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.equals(x, y);
        }
        return a == null ? b == null : a.equals(b);
    }
}
