package org.crmferry.ui.compare;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;

/** One of the two databases: what the person typed. Belongs to the JavaFX thread. */
public final class Side {
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final StringProperty tunnelSecret = new SimpleStringProperty(this, "tunnelSecret", "");
    private final ReadOnlyBooleanWrapper tunnelled = new ReadOnlyBooleanWrapper(this, "tunnelled");
    private Project.End end;

    Side() {
        address.addListener((value, old, now) -> {
            if (end != null && !end.location().equals(now.strip())) {
                end = null;
                tunnelled.set(false);
            }
        });
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** The password at the SSH server, or the passphrase of the key for it. */
    public StringProperty tunnelSecretProperty() {
        return tunnelSecret;
    }

    /** Whether the way there goes through an SSH tunnel. */
    public ReadOnlyBooleanProperty tunnelledProperty() {
        return tunnelled.getReadOnlyProperty();
    }

    BooleanBinding filled() {
        return Bindings.createBooleanBinding(() -> !address.get().isBlank(), address);
    }

    /** Takes over the end of a migration, with its encryption and tunnel; its password has to be typed. */
    public void take(Project.End other) {
        end = null;
        address.set(other.location());
        user.set(other.user());
        password.set("");
        tunnelSecret.set("");
        end = other;
        tunnelled.set(other.tunnel() != null);
    }

    /** Where it is; FerryException (MAPPING) if the address holds a password. */
    Endpoint endpoint() {
        Endpoint typed = Endpoint.parse(address.get());
        return end == null ? typed : typed.withTls(end.tls()).withTunnel(end.tunnel());
    }

    /** Where it is and who enters, as a migration keeps it; the login goes to {@code logins}. */
    Project.End end(Consumer<Credentials> logins) {
        Credentials login = login();
        logins.accept(login);
        login.clear();
        return Project.End.of(endpoint(), user.get().strip());
    }

    /** Who enters; the caller clears it. */
    Credentials login() {
        return new Credentials(
                user.get().strip(),
                password.get().toCharArray(),
                tunnelSecret.get().toCharArray());
    }
}
