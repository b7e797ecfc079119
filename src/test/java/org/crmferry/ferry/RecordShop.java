package org.crmferry.ferry;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Random;
import java.util.function.IntFunction;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;

/** A shop for recorded music in MariaDB: eleven tables with counted keys, foreign keys and a table of links. Seeded. */
final class RecordShop {
    private static final String[] TABLES = {
        "create table Artist (ArtistId int not null auto_increment primary key, Name varchar(120))",
        "create table Album (AlbumId int not null auto_increment primary key, Title varchar(160) not null,"
                + " ArtistId int not null, foreign key (ArtistId) references Artist (ArtistId))",
        "create table Genre (GenreId int not null auto_increment primary key, Name varchar(120))",
        "create table MediaType (MediaTypeId int not null auto_increment primary key, Name varchar(120))",
        "create table Track (TrackId int not null auto_increment primary key, Name varchar(200) not null, AlbumId int,"
                + " MediaTypeId int not null, GenreId int, Composer varchar(220), Milliseconds int not null, Bytes bigint,"
                + " UnitPrice decimal(10,2) not null, foreign key (AlbumId) references Album (AlbumId),"
                + " foreign key (MediaTypeId) references MediaType (MediaTypeId),"
                + " foreign key (GenreId) references Genre (GenreId))",
        "create table Playlist (PlaylistId int not null auto_increment primary key, Name varchar(120))",
        "create table PlaylistTrack (PlaylistId int not null, TrackId int not null, primary key (PlaylistId, TrackId),"
                + " foreign key (PlaylistId) references Playlist (PlaylistId),"
                + " foreign key (TrackId) references Track (TrackId))",
        "create table Employee (EmployeeId int not null auto_increment primary key, LastName varchar(20) not null,"
                + " ReportsTo int, HireDate datetime, Salary decimal(12,4),"
                + " foreign key (ReportsTo) references Employee (EmployeeId))",
        "create table Customer (CustomerId int not null auto_increment primary key, FirstName varchar(40) not null,"
                + " Email varchar(60) not null, SupportRepId int,"
                + " foreign key (SupportRepId) references Employee (EmployeeId))",
        "create table Invoice (InvoiceId int not null auto_increment primary key, CustomerId int not null,"
                + " InvoiceDate datetime not null, BillingCity varchar(40), Total decimal(10,2) not null,"
                + " foreign key (CustomerId) references Customer (CustomerId))",
        "create table InvoiceLine (InvoiceLineId int not null auto_increment primary key, InvoiceId int not null,"
                + " TrackId int not null, UnitPrice decimal(10,2) not null, Quantity int not null,"
                + " foreign key (InvoiceId) references Invoice (InvoiceId),"
                + " foreign key (TrackId) references Track (TrackId))",
    };
    private static final String[] WORDS = {
        "Ørsted",
        "王伟",
        "🎵 Blues",
        "O'Neil",
        "back\\slash",
        "tab\tand\nline",
        "\\N",
        "",
        " two  blanks ",
        "Ελένη",
        "a\"b"
    };
    private static final int ARTISTS = 80;
    private static final int ALBUMS = 150;
    private static final int TRACKS = 1500;
    private static final int EMPLOYEES = 12;
    private static final int CUSTOMERS = 90;
    private static final int INVOICES = 400;
    private static final int LINES = 2000;
    private static final int FEW = 9;

    private final Connection connection;
    private final Random random;

    private RecordShop(Connection connection, long seed) {
        this.connection = connection;
        random = new Random(seed);
    }

    /** Makes and fills the tables of an empty database. Numbers have gaps, and employees report to later ones as well. */
    static void create(String url, Credentials login, long seed) throws SQLException {
        Servers.execute(url, login, TABLES);
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()))) {
            connection.setAutoCommit(false);
            new RecordShop(connection, seed).fill();
            connection.commit();
        }
    }

    private void fill() throws SQLException {
        rows("Artist", ARTISTS, i -> new Object[] {i * 3, name()});
        rows("Album", ALBUMS, i -> new Object[] {i, "Album " + i + name(), 3 * one(ARTISTS)});
        rows("Genre", FEW, i -> new Object[] {i, name()});
        rows("MediaType", FEW, i -> new Object[] {i, name()});
        rows("Track", TRACKS, i -> new Object[] {
            i,
            "Track " + i + name(),
            maybe(one(ALBUMS)),
            one(FEW),
            maybe(one(FEW)),
            maybe(name().repeat(random.nextInt(9))),
            random.nextInt(),
            maybe(random.nextLong()),
            cents(1000)
        });
        rows("Playlist", FEW, i -> new Object[] {i, name()});
        rows("PlaylistTrack", TRACKS, i -> new Object[] {1 + i % FEW, i});
        try (var statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            rows("Employee", EMPLOYEES, i -> new Object[] {
                i, "Employee " + i, maybe(one(EMPLOYEES)), maybe(time()), BigDecimal.valueOf(random.nextInt(), 4)
            });
            statement.execute("set foreign_key_checks = 1");
        }
        rows("Customer", CUSTOMERS, i -> new Object[] {i, name(), "c" + i + "@example.org", maybe(one(EMPLOYEES))});
        rows("Invoice", INVOICES, i -> new Object[] {i * 2, one(CUSTOMERS), time(), maybe(name()), cents(100_000)});
        rows("InvoiceLine", LINES, i -> new Object[] {i, 2 * one(INVOICES), one(TRACKS), cents(1000), one(5)});
    }

    private void rows(String table, int count, IntFunction<Object[]> row) throws SQLException {
        int columns = row.apply(1).length;
        String marks = String.join(", ", Collections.nCopies(columns, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
            for (int i = 1; i <= count; i++) {
                Object[] values = row.apply(i);
                for (int c = 0; c < columns; c++) {
                    insert.setObject(c + 1, values[c]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String name() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private int one(int most) {
        return 1 + random.nextInt(most);
    }

    private Object maybe(Object value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private BigDecimal cents(int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    /** Seconds of many years, the hours that clocks skip and repeat included. */
    private LocalDateTime time() {
        return LocalDateTime.of(2009, 1, 1, 0, 0).plusSeconds(random.nextInt(500_000_000));
    }
}
