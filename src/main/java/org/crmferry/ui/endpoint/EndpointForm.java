package org.crmferry.ui.endpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;
import org.crmferry.model.FileReading;

/**
 * What the person typed about one end. Fields and JDBC address follow each other; an address that the fields cannot show
 * counts as it is. Belongs to the JavaFX thread.
 */
public final class EndpointForm {
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice");
    private final ObjectProperty<Product> product = new SimpleObjectProperty<>(this, "product", Product.MARIADB);
    private final StringProperty host = new SimpleStringProperty(this, "host", "localhost");
    private final StringProperty port = new SimpleStringProperty(this, "port", "3306");
    private final StringProperty database = new SimpleStringProperty(this, "database", "");
    private final StringProperty file = new SimpleStringProperty(this, "file", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final StringProperty url = new SimpleStringProperty(this, "url", "");
    private final ReadOnlyBooleanWrapper custom = new ReadOnlyBooleanWrapper(this, "custom");
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final BooleanProperty advanced = new SimpleBooleanProperty(this, "advanced");
    private final SecureWay way = new SecureWay();
    private String settings = "";
    private String given = "";
    private String connection = "";
    private boolean tables;
    private FileReading reading;
    private boolean quiet;

    public EndpointForm() {
        product.addListener((value, old, now) -> {
            if (!quiet && !old.equals(now)) {
                if (port.get().isBlank() || port.get().equals(String.valueOf(old.port()))) {
                    port.set(now.file() ? "" : String.valueOf(now.port()));
                }
                settings = "";
                custom.set(false);
            }
        });
        choice.addListener((value, old, now) -> chosen(old, now));
        for (Property<?> each : List.of(product, host, port, database, file)) {
            each.addListener((value, old, now) -> fieldChanged());
        }
        url.addListener((value, old, now) -> urlChanged());
        for (Property<?> each : List.of(choice, user, password)) {
            each.addListener((value, old, now) -> changed());
        }
        way.versionProperty().addListener((value, old, now) -> changed());
    }

    private void chosen(Choice old, Choice now) {
        if (quiet || now == null) {
            return;
        }
        if (now.kind().path() || old != null && old.kind().path()) {
            file.set("");
        }
        if (database.get().isBlank() || old != null && database.get().equals(old.name())) {
            database.set(now.name());
        }
    }

    private void fieldChanged() {
        if (quiet) {
            return;
        }
        if (!custom.get() && !isPath()) {
            quiet = true;
            url.set(address().url());
            quiet = false;
        }
        changed();
    }

    private void urlChanged() {
        if (quiet) {
            return;
        }
        quiet = true;
        show(url.get().strip());
        quiet = false;
        changed();
    }

    /** Lets the fields follow an address. */
    private void show(String location) {
        Optional<Address> parsed = Address.parse(location);
        custom.set(parsed.isEmpty() && !location.isEmpty());
        parsed.ifPresent(address -> {
            product.set(address.product());
            host.set(address.host());
            port.set(address.port() == 0 ? "" : String.valueOf(address.port()));
            database.set(address.product().file() ? "" : address.database());
            file.set(address.product().file() ? address.database() : "");
            settings = address.settings();
        });
        Address.product(location).ifPresent(product::set);
    }

    private void changed() {
        if (!quiet) {
            connection = "";
            version.set(version.get() + 1);
        }
    }

    /**
     * Fills the form.
     *
     * @param login null if only the user is known
     */
    public void fill(Project.End end, Choice tile, Credentials login) {
        quiet = true;
        choice.set(tile);
        given = end.location();
        if (tile.kind().path()) {
            file.set(end.location());
        } else {
            url.set(end.location());
            show(end.location());
        }
        user.set(login == null || login.user().isEmpty() ? end.user() : login.user());
        password.set(login == null ? "" : new String(login.password()));
        tables = end.tables();
        reading = end.reading();
        way.fill(end.tls(), end.tunnel(), login == null ? "" : new String(login.tunnelSecret()));
        quiet = false;
        changed();
        connection = end.connection();
    }

    /** Where that is and who enters; of {@link #missing} nothing may be missing. */
    public Project.End end() {
        if (isPath()) {
            String place = Path.of(file.get().strip()).toAbsolutePath().toString();
            return new Project.End(place, "", "").withReading(place.equals(given) ? reading : null);
        }
        boolean net = networked();
        return new Project.End(
                location(),
                user.get().strip(),
                "",
                connection,
                net ? way.tls() : null,
                net ? way.tunnel() : null,
                tables);
    }

    private String location() {
        if (custom.get()) {
            return url.get().strip();
        }
        Address address = address();
        return Address.parse(given).filter(address::equals).isPresent() ? given : address.url();
    }

    private Address address() {
        Product kind = product.get();
        String number = port.get().strip();
        return kind.file()
                ? new Address(kind, "", 0, file.get().strip(), settings)
                : new Address(
                        kind,
                        host.get().strip(),
                        number.matches("\\d{1,5}") ? Integer.parseInt(number) : kind.port(),
                        database.get().strip(),
                        settings);
    }

    /** Who enters; the caller clears it. */
    public Credentials login() {
        if (isPath()) {
            return Credentials.NONE.copy();
        }
        return new Credentials(
                user.get().strip(),
                password.get().toCharArray(),
                networked() ? way.secretProperty().get().toCharArray() : new char[0]);
    }

    /** The passphrase of a package; the caller clears it. */
    public char[] passphrase() {
        return password.get().toCharArray();
    }

    /** Keys of the fields that must be filled, or filled better, before anything can be tried. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (choice.get() == null) {
            missing.add("endpoint.choice");
        } else if (isPackage()) {
            need(missing, !file.get().isBlank(), "endpoint.package.file");
            need(missing, !password.get().isEmpty(), "endpoint.package.passphrase");
        } else if (isPath()) {
            need(missing, !file.get().isBlank(), "endpoint.files.folder");
        } else if (!custom.get() && product.get().file()) {
            need(missing, !file.get().isBlank(), "endpoint.file");
        } else if (!custom.get()) {
            need(missing, !host.get().isBlank(), "endpoint.host");
            need(missing, port.get().strip().matches("[1-9]\\d{0,4}"), "endpoint.port");
            need(missing, !database.get().isBlank(), "endpoint.database");
        }
        if (choice.get() != null && networked()) {
            missing.addAll(way.missing());
        }
        return missing;
    }

    private static void need(List<String> missing, boolean there, String key) {
        if (!there) {
            missing.add(key);
        }
    }

    /** Whether it is a server, for which encryption and tunnel make sense. */
    public boolean networked() {
        return !isPath() && (custom.get() || !product.get().file());
    }

    public boolean isPackage() {
        return choice.get() != null && choice.get().kind() == Choice.Kind.PACKAGE;
    }

    /** Whether it is a folder of files or a package: a path, and nobody's login. */
    public boolean isPath() {
        return choice.get() != null && choice.get().kind().path();
    }

    /** Key of the words that are said of the chosen kind: of a database {@code key} itself. */
    String kindly(String key) {
        return isPath() ? key + "." + choice.get().id() : key;
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ObjectProperty<Product> productProperty() {
        return product;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public StringProperty databaseProperty() {
        return database;
    }

    /** Path of a database file, package or folder of files. */
    public StringProperty fileProperty() {
        return file;
    }

    public StringProperty userProperty() {
        return user;
    }

    /** The password, or the passphrase of a package. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** The JDBC address. */
    public StringProperty urlProperty() {
        return url;
    }

    /** Whether the address says more than the fields can show, so that they do not count. */
    public ReadOnlyBooleanProperty customProperty() {
        return custom.getReadOnlyProperty();
    }

    /** Whether the person looks at the advanced settings. */
    public BooleanProperty advancedProperty() {
        return advanced;
    }

    /** Encryption and tunnel. */
    public SecureWay way() {
        return way;
    }

    /** Counts the changes: what was tried at another count is not what the form says now. */
    public ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
