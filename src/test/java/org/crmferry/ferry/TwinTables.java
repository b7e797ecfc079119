package org.crmferry.ferry;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.postgresql.PGConnection;

/**
 * The same contacts in MariaDB (left) and in PostgreSQL (right), apart from some that only one side has and some of
 * which one field differs. Seeded.
 *
 * @param left JDBC address
 * @param right JDBC address
 * @param rows how many records both sides have together
 * @param differences key to {@code onlyLeft}, {@code onlyRight} or {@code different FIELD}
 */
record TwinTables(String left, String right, long rows, Map<String, String> differences) {
    private static final String[] WORDS = {
        "Müller", "O'Neil", "王伟", "Łukasz", "Ελένη", "محمد", "new customer", "call back in May", "GmbH & Co.", "№ 7"
    };
    /** Each changes one field to something else. */
    private static final String[][] EDITS = {
        {"last_name", "concat(last_name, 'x')"},
        {"email", "upper(email)"},
        {"amount", "amount + 0.01"},
        {"created", "created + interval '1' second"},
        {"active", "1 - active"},
        {"note", "case when note is null then '' else null end"},
    };

    /** What tells records apart. */
    enum Keys {
        /** Numbers. */
        COUNTED,
        /** GUIDs, as {@code char} on the left and {@code varchar} on the right. */
        GUIDS
    }

    /** @param differences how many records differ, a third of them of each kind */
    static TwinTables make(Path folder, Keys keys, int records, int differences, long seed) throws Exception {
        Random random = new Random(seed);
        TwinTables empty = new TwinTables(Servers.newMariaDb(), Servers.newPostgres(), 0, Map.of());
        boolean counted = keys == Keys.COUNTED;
        Servers.execute(empty.left, Servers.mariadbLogin(), table(counted ? "int" : "char(36)", "datetime"));
        Servers.execute(empty.right, Servers.postgresLogin(), table(counted ? "int" : "varchar(36)", "timestamp"));
        Path file = folder.resolve("contacts.tsv");
        List<String> ids = write(file, counted, records, random);
        empty.load(file);
        Files.delete(file);
        Collections.shuffle(ids, random);
        return empty.diverge(counted, ids.subList(0, differences), records, random);
    }

    private static String table(String key, String time) {
        return "create table contact (id " + key + " primary key, account_id int, first_name varchar(60),"
                + " last_name varchar(60) not null, email varchar(120), phone varchar(40), city varchar(60), born date,"
                + " created " + time + ", amount decimal(14,2), active smallint, note varchar(500))";
    }

    /** As both products load texts: fields parted by tabs, {@code \N} for none. */
    private static List<String> write(Path file, boolean counted, int records, Random random) throws IOException {
        List<String> ids = new ArrayList<>(records);
        LocalDateTime first = LocalDateTime.of(2019, 1, 1, 0, 0);
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= records; i++) {
                String id = counted ? String.valueOf(i) : new UUID(random.nextLong(), random.nextLong()).toString();
                ids.add(id);
                String[] fields = {
                    id,
                    random.nextInt(20) == 0 ? "\\N" : String.valueOf(random.nextInt(100_000)),
                    word(random),
                    word(random) + " " + i,
                    "user" + i + "@example.org",
                    "+49 30 " + random.nextInt(10_000_000),
                    word(random),
                    LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)).toString(),
                    first.plusSeconds(random.nextInt(200_000_000)).toString().replace('T', ' '),
                    random.nextInt(1_000_000) + "." + (10 + random.nextInt(90)),
                    String.valueOf(random.nextInt(2)),
                    random.nextInt(3) == 0 ? "\\N" : (word(random) + ", ").repeat(random.nextInt(20)),
                };
                out.write(String.join("\t", fields));
                out.write('\n');
            }
        }
        return ids;
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private void load(Path file) throws SQLException, IOException {
        try (Connection connection = open(left + "?allowLocalInfile=true", Servers.mariadbLogin());
                Statement statement = connection.createStatement()) {
            statement.execute("load data local infile '" + file + "' into table contact character set utf8mb4");
            statement.execute("analyze table contact");
        }
        try (Connection connection = open(right, Servers.postgresLogin());
                Statement statement = connection.createStatement();
                Reader in = Files.newBufferedReader(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy contact from stdin", in);
            statement.execute("vacuum analyze contact");
        }
    }

    private static Connection open(String url, Credentials login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), new String(login.password()));
    }

    private TwinTables diverge(boolean counted, List<String> ids, int records, Random random) throws SQLException {
        Map<String, String> made = new TreeMap<>();
        int removed = 0;
        try (Connection one = open(left, Servers.mariadbLogin());
                Connection other = open(right, Servers.postgresLogin())) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            for (int i = 0; i < ids.size(); i++) {
                String[] edit = EDITS[random.nextInt(EDITS.length)];
                String sql = switch (i % 3) {
                    case 0, 1 -> "delete from contact where id = ?";
                    default -> "update contact set " + edit[0] + " = " + edit[1] + " where id = ?";
                };
                made.put(ids.get(i), i % 3 == 0 ? "onlyLeft" : i % 3 == 1 ? "onlyRight" : "different " + edit[0]);
                removed += i % 3 < 2 ? 1 : 0;
                boolean inLeft = i % 3 == 1 || i % 3 == 2 && random.nextBoolean();
                try (PreparedStatement statement = (inLeft ? one : other).prepareStatement(sql)) {
                    statement.setObject(1, counted ? (Object) Integer.valueOf(ids.get(i)) : ids.get(i));
                    if (statement.executeUpdate() != 1) {
                        throw new IllegalStateException(sql + " did not find " + ids.get(i));
                    }
                }
            }
            one.commit();
            other.commit();
        }
        return new TwinTables(left, right, 2L * records - removed, made);
    }

    /** Reads every column of every row of both sides at once, in the order of the key, and does nothing else. Seconds. */
    double scan() throws InterruptedException, ExecutionException {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            long began = System.nanoTime();
            List<Callable<Long>> sides =
                    List.of(() -> scan(left, Servers.mariadbLogin()), () -> scan(right, Servers.postgresLogin()));
            long read = 0;
            for (Future<Long> side : both.invokeAll(sides)) {
                read += side.get();
            }
            if (read != rows) {
                throw new IllegalStateException(read + " rows instead of " + rows);
            }
            return (System.nanoTime() - began) / 1e9;
        } finally {
            both.shutdown();
        }
    }

    private static long scan(String url, Credentials login) throws SQLException {
        try (Connection connection = open(url, login);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(2000);
            try (ResultSet rows = statement.executeQuery("select * from contact order by id")) {
                int columns = rows.getMetaData().getColumnCount();
                long read = 0;
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                    read++;
                }
                return read;
            }
        }
    }

    void drop() {
        Servers.execute(left, Servers.mariadbLogin(), "drop table contact");
        Servers.execute(right, Servers.postgresLogin(), "drop table contact");
    }
}
