package org.crmferry.ui.endpoint;

/** Database products, by how their addresses look. */
public enum Product {
    MARIADB("MySQL / MariaDB", "jdbc:mariadb:", 3306),
    POSTGRESQL("PostgreSQL", "jdbc:postgresql:", 5432),
    SQL_SERVER("Microsoft SQL Server", "jdbc:sqlserver:", 1433),
    ORACLE("Oracle", "jdbc:oracle:", 1521),
    H2("H2", "jdbc:h2:", 0),
    SQLITE("SQLite", "jdbc:sqlite:", 0);

    private final String label;
    private final String scheme;
    private final int port;

    Product(String label, String scheme, int port) {
        this.label = label;
        this.scheme = scheme;
        this.port = port;
    }

    /** The name on the market, the same in every language. */
    public String label() {
        return label;
    }

    /** Whether a database is a file on this computer, not one of a server. */
    public boolean file() {
        return port == 0;
    }

    /** The port that its servers usually listen on; 0 for files. */
    public int port() {
        return port;
    }

    String scheme() {
        return scheme;
    }
}
