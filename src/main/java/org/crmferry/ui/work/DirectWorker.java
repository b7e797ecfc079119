package org.crmferry.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.crmferry.model.FerryException;

/** Does everything at once, on the caller's thread. */
public final class DirectWorker extends Worker {
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper label = new ReadOnlyStringWrapper(this, "label", "");
    private final List<Runnable> looks = new ArrayList<>();

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty labelProperty() {
        return label.getReadOnlyProperty();
    }

    @Override
    public void poll(Runnable look) {
        looks.add(look);
    }

    @Override
    public void unpoll(Runnable look) {
        looks.remove(look);
    }

    @Override
    public void close() {
        looks.clear();
    }

    @Override
    <T> void start(
            String words, Callable<T> job, Consumer<T> done, Consumer<FerryException> failed, Runnable cancelled) {
        busy.set(true);
        label.set(words);
        Outcome<T> outcome = Outcome.of(job);
        List.copyOf(looks).forEach(Runnable::run);
        busy.set(false);
        label.set("");
        outcome.tell(done, failed, cancelled);
    }
}
