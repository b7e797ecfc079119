package org.crmferry.ui.endpoint;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.model.Tls;
import org.crmferry.model.Tunnel;

/** What the person chose for encryption and the SSH tunnel. Belongs to the JavaFX thread. */
public final class SecureWay {
    private static final String SSH = "22";

    private final ObjectProperty<Tls.Mode> mode = new SimpleObjectProperty<>(this, "mode");
    private final StringProperty authority = new SimpleStringProperty(this, "authority", "");
    private final BooleanProperty tunneled = new SimpleBooleanProperty(this, "tunneled");
    private final StringProperty host = new SimpleStringProperty(this, "host", "");
    private final StringProperty port = new SimpleStringProperty(this, "port", SSH);
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty keyFile = new SimpleStringProperty(this, "keyFile", "");
    private final StringProperty secret = new SimpleStringProperty(this, "secret", "");
    private final StringProperty hostKey = new SimpleStringProperty(this, "hostKey", "");
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private boolean quiet;

    SecureWay() {
        for (StringProperty each : List.of(host, port)) {
            each.addListener((value, old, now) -> {
                if (!quiet) {
                    hostKey.set("");
                }
            });
        }
        for (Property<?> each : List.of(mode, authority, tunneled, host, port, user, keyFile, secret, hostKey)) {
            each.addListener((value, old, now) -> {
                if (!quiet) {
                    version.set(version.get() + 1);
                }
            });
        }
    }

    void fill(Tls tls, Tunnel tunnel, String password) {
        quiet = true;
        mode.set(tls == null ? null : tls.mode());
        authority.set(tls == null ? "" : tls.authority());
        tunneled.set(tunnel != null);
        host.set(tunnel == null ? "" : tunnel.host());
        port.set(tunnel == null ? SSH : String.valueOf(tunnel.port()));
        user.set(tunnel == null ? "" : tunnel.user());
        keyFile.set(tunnel == null ? "" : tunnel.keyFile());
        hostKey.set(tunnel == null ? "" : tunnel.hostKey());
        secret.set(password);
        quiet = false;
    }

    /** Null if the address or the driver decides. */
    Tls tls() {
        return mode.get() == null
                ? null
                : new Tls(
                        mode.get(),
                        mode.get() == Tls.Mode.VERIFY ? authority.get().strip() : "");
    }

    /** Null if there is none. */
    Tunnel tunnel() {
        return tunneled.get()
                ? new Tunnel(
                        host.get().strip(),
                        Integer.parseInt(port.get().strip()),
                        user.get().strip(),
                        keyFile.get().strip(),
                        hostKey.get())
                : null;
    }

    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (tunneled.get() && host.get().isBlank()) {
            missing.add("endpoint.ssh.host");
        }
        if (tunneled.get() && !port.get().strip().matches("[1-9]\\d{0,4}")) {
            missing.add("endpoint.ssh.port");
        }
        if (tunneled.get() && user.get().isBlank()) {
            missing.add("endpoint.ssh.user");
        }
        return missing;
    }

    /** What encryption is demanded; null = as the address or the driver decides. */
    public ObjectProperty<Tls.Mode> modeProperty() {
        return mode;
    }

    /** PEM file of the authority that is trusted; empty = those that the driver trusts. */
    public StringProperty authorityProperty() {
        return authority;
    }

    public BooleanProperty tunneledProperty() {
        return tunneled;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public StringProperty userProperty() {
        return user;
    }

    /** Private key file; empty = by password. */
    public StringProperty keyFileProperty() {
        return keyFile;
    }

    /** Password at the SSH server, or passphrase of the private key. */
    public StringProperty secretProperty() {
        return secret;
    }

    /** The host key that was confirmed, {@code SHA256:...}; empty = none yet. */
    public StringProperty hostKeyProperty() {
        return hostKey;
    }

    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
