package org.crmferry.ui.compare;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;

/** One of the two databases: what the person typed. Belongs to the JavaFX thread. */
public final class Side {
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty password = new SimpleStringProperty(this, "password", "");

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    BooleanBinding filled() {
        return Bindings.createBooleanBinding(() -> !address.get().isBlank(), address);
    }

    /** Takes over the end of a migration; its password has to be typed. */
    public void take(Project.End end) {
        address.set(end.location());
        user.set(end.user());
        password.set("");
    }

    Credentials login() {
        return new Credentials(user.get().strip(), password.get().toCharArray());
    }
}
