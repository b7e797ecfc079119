package org.crmferry.ui.work;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.crmferry.model.FerryException;

/** Does everything at once, on the caller's thread. */
public final class DirectWorker extends Worker {

    @Override
    public void close() {
        // Nothing is ever under way.
    }

    @Override
    <T> void start(
            String words, Callable<T> job, Consumer<T> done, Consumer<FerryException> failed, Runnable cancelled) {
        doing(words);
        Outcome<T> outcome = Outcome.of(job);
        look();
        doing("");
        outcome.tell(done, failed, cancelled);
    }
}
