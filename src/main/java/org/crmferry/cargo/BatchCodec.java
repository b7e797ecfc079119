package org.crmferry.cargo;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * A batch as an Avro object container file (Avro specification 1.12) of one zstandard block, and back, exactly.
 *
 * <p>The container is written and read here rather than by Avro's own classes because every declared size has to be
 * checked before memory is taken for it, and because this is the hot path; any Avro reader reads the result.
 * Thread-safe; each call in flight takes buffers of about the batch's size.
 */
final class BatchCodec {
    /** The level of zstandard where nothing else is said. */
    static final int LEVEL = 3;
    /** The most bytes of records, before compression, that one batch may hold. */
    static final int PLAIN_LIMIT = 256 << 20;

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC = 16;
    private static final int KEEP = 16 << 20;
    private static final int CODECS = 512;
    private static final int METADATA = 32;

    private final int level;
    private final SecureRandom random = new SecureRandom();
    private final Map<Entity, RecordCodec> writers = new ConcurrentHashMap<>();
    private final Map<String, RecordCodec> readers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<AvroOut> buffers = new ConcurrentLinkedDeque<>();

    BatchCodec(int level) {
        this.level = level;
    }

    /**
     * An encoded batch: the container file is {@code bytes} from {@code from} on.
     *
     * @param plain bytes of the records before compression
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Encoded(byte[] bytes, int from, int plain) {
        int length() {
            return bytes.length - from;
        }

        byte[] toArray() {
            return Arrays.copyOfRange(bytes, from, bytes.length);
        }
    }

    /** Fails with DATA if the records do not fit one batch. */
    Encoded encode(Batch batch) {
        RecordCodec codec = writer(batch.entity());
        AvroOut out = buffers.poll();
        if (out == null) {
            out = new AvroOut();
        }
        try {
            for (Object[] record : batch.records()) {
                codec.write(out, record);
            }
            if (out.size() > PLAIN_LIMIT) {
                throw tooLarge(batch);
            }
            return container(batch, codec, out);
        } catch (AvroOut.TooLarge e) {
            throw tooLarge(batch);
        } finally {
            out.clear(KEEP);
            buffers.push(out);
        }
    }

    /** The block's data goes where it stays; its header, whose length is known then, is put right before it. */
    private Encoded container(Batch batch, RecordCodec codec, AvroOut records) {
        byte[] sync = new byte[SYNC];
        random.nextBytes(sync);
        AvroOut head = new AvroOut();
        head.fixed(MAGIC, 0, MAGIC.length);
        head.number(4);
        entry(head, "avro.schema", codec.schema());
        entry(head, "avro.codec", "zstandard".getBytes(StandardCharsets.US_ASCII));
        entry(head, "crmferry.entity", batch.entity().name().getBytes(StandardCharsets.UTF_8));
        entry(head, "crmferry.number", Integer.toString(batch.number()).getBytes(StandardCharsets.US_ASCII));
        head.number(0);
        head.fixed(sync, 0, SYNC);
        if (batch.records().isEmpty()) {
            return new Encoded(Arrays.copyOf(head.bytes(), head.size()), 0, 0);
        }
        int start = head.size() + 20;
        int most = (int) Zstd.compressBound(records.size());
        byte[] file = new byte[start + most + SYNC];
        long packed = Zstd.compressByteArray(file, start, most, records.bytes(), 0, records.size(), level);
        if (Zstd.isError(packed)) {
            throw new IllegalStateException("zstandard: " + Zstd.getErrorName(packed));
        }
        head.number(batch.records().size());
        head.number(packed);
        int from = start - head.size();
        System.arraycopy(head.bytes(), 0, file, from, head.size());
        int end = start + (int) packed;
        System.arraycopy(sync, 0, file, end, SYNC);
        return new Encoded(Arrays.copyOf(file, end + SYNC), from, records.size());
    }

    private static void entry(AvroOut head, String name, byte[] value) {
        head.bytes(name.getBytes(StandardCharsets.US_ASCII));
        head.bytes(value);
    }

    private static FerryException tooLarge(Batch batch) {
        return new FerryException(
                Fault.DATA,
                Said.of(
                        BatchCodec.class,
                        "batch.large",
                        batch.number(),
                        batch.entity().name(),
                        PLAIN_LIMIT >> 20));
    }

    /**
     * @param file the container file, authenticated
     * @param entry what it must hold
     * @param entity whose fields it must have
     * @throws FerryException (INTEGRITY) if it holds anything else
     */
    Batch decode(byte[] file, BatchEntry entry, Entity entity) {
        try {
            return new Batch(entity, entry.number(), records(file, entry, entity));
        } catch (AvroIn.Malformed e) {
            throw refused(entry, e.getMessage(), e);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw refused(entry, Said.of(BatchCodec.class, "batch.value"), null);
        }
    }

    private List<Object[]> records(byte[] file, BatchEntry entry, Entity entity) {
        AvroIn in = new AvroIn(file, 0, file.length);
        RecordCodec codec = header(in, entry);
        if (codec.fields() == 0 || !codec.fits(entity)) {
            throw new AvroIn.Malformed("its fields are not those of " + entity.name());
        }
        byte[] sync = Arrays.copyOfRange(file, in.at() - SYNC, in.at());
        List<Object[]> records = new ArrayList<>(entry.records());
        long plain = 0;
        while (in.left() > 0) {
            long count = in.number();
            long packed = in.number();
            if (packed < 0 || packed > in.left()) {
                throw new AvroIn.Malformed("a block is cut off");
            }
            int from = in.take((int) packed);
            long size = Zstd.getFrameContentSize(file, from, (int) packed, false);
            plain += Math.max(size, 0);
            if (count < 0 || count > entry.records() - records.size() || size < 0 || plain > entry.plain()) {
                throw new AvroIn.Malformed("a block is larger than the manifest says");
            }
            block(file, from, (int) packed, (int) size, (int) count, codec, records);
            int mark = in.take(SYNC);
            if (!Arrays.equals(file, mark, mark + SYNC, sync, 0, SYNC)) {
                throw new AvroIn.Malformed("a block has no end mark");
            }
        }
        if (records.size() != entry.records() || plain != entry.plain()) {
            throw new AvroIn.Malformed("it holds fewer records than the manifest says");
        }
        return records;
    }

    private void block(
            byte[] file, int from, int packed, int size, int count, RecordCodec codec, List<Object[]> records) {
        byte[] plain = new byte[size];
        long done = Zstd.decompressByteArray(plain, 0, size, file, from, packed);
        if (Zstd.isError(done) || done != size) {
            throw new AvroIn.Malformed("a block cannot be decompressed");
        }
        AvroIn in = new AvroIn(plain, 0, size);
        for (int i = 0; i < count; i++) {
            records.add(codec.read(in));
        }
        if (in.left() > 0) {
            throw new AvroIn.Malformed("a block holds more than its records");
        }
    }

    private RecordCodec header(AvroIn in, BatchEntry entry) {
        if (in.left() < MAGIC.length) {
            throw new AvroIn.Malformed("it is no Avro file");
        }
        int magic = in.take(MAGIC.length);
        if (!Arrays.equals(in.array(), magic, magic + MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new AvroIn.Malformed("it is no Avro file");
        }
        byte[] schema = {};
        long count = in.number();
        if (count < 0 || count > METADATA) {
            throw new AvroIn.Malformed("its header is impossible");
        }
        for (long i = 0; i < count; i++) {
            String name = in.text();
            byte[] value = in.bytes();
            switch (name) {
                case "avro.schema" -> schema = value;
                case "avro.codec" -> must(value, "zstandard", "it is not compressed with zstandard");
                case "crmferry.entity" -> must(value, entry.entity(), "it is of another entity");
                case "crmferry.number" -> must(value, Integer.toString(entry.number()), "it is another batch");
                default -> {
                    // The Avro specification wants unknown metadata ignored.
                }
            }
        }
        if (in.number() != 0) {
            throw new AvroIn.Malformed("its header is impossible");
        }
        in.take(SYNC);
        return reader(schema);
    }

    private static void must(byte[] value, String expected, String otherwise) {
        if (!Arrays.equals(value, expected.getBytes(StandardCharsets.UTF_8))) {
            throw new AvroIn.Malformed(otherwise);
        }
    }

    private RecordCodec writer(Entity entity) {
        if (writers.size() > CODECS) {
            writers.clear();
        }
        return writers.computeIfAbsent(entity, RecordCodec::of);
    }

    private RecordCodec reader(byte[] schema) {
        if (readers.size() > CODECS) {
            readers.clear();
        }
        return readers.computeIfAbsent(new String(schema, StandardCharsets.UTF_8), s -> RecordCodec.parse(schema));
    }

    private static FerryException refused(BatchEntry entry, Object why, Throwable cause) {
        return new FerryException(Fault.INTEGRITY, Said.of(BatchCodec.class, "batch.wrong", entry.name(), why), cause);
    }
}
