package org.crmferry.ui.endpoint;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.CredentialVault;

/** Whether and how a connection shall be kept. Belongs to the JavaFX thread. */
public final class KeepForm {
    private static final int SHORTEST = 8;

    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty passphrase = new SimpleStringProperty(this, "passphrase", "");
    private final StringProperty again = new SimpleStringProperty(this, "again", "");

    /** Key of what must be mended before it can be kept; empty if nothing. */
    String problem(Kept kept) {
        if (!CredentialVault.isName(name.get().strip())) {
            return "endpoint.keep.name.wrong";
        }
        if (kept.openProperty().get()) {
            return "";
        }
        if (passphrase.get().isEmpty()) {
            return "endpoint.keep.passphrase.missing";
        }
        if (kept.thereProperty().get()) {
            return "";
        }
        if (passphrase.get().length() < SHORTEST) {
            return "endpoint.keep.passphrase.short";
        }
        return passphrase.get().equals(again.get()) ? "" : "endpoint.keep.passphrase.differs";
    }

    /** It is kept: what was typed is not needed any more. */
    void done() {
        wanted.set(false);
        passphrase.set("");
        again.set("");
    }

    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** What the person calls the connection. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Of the kept connections, not of this one. */
    public StringProperty passphraseProperty() {
        return passphrase;
    }

    /** The passphrase once more, when it is being set. */
    public StringProperty againProperty() {
        return again;
    }
}
