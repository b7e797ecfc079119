package org.crmferry.ui.work;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job came to: a value, a failure with words, or a cancellation. */
record Outcome<T>(T value, FerryException failure, boolean cancelled) {
    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    /** Does the job; what it throws becomes part of the outcome, a bug included: it is logged and said. */
    static <T> Outcome<T> of(Callable<T> job) {
        try {
            return new Outcome<>(job.call(), null, false);
        } catch (CancellationException e) {
            return new Outcome<>(null, null, true);
        } catch (FerryException e) {
            LOG.info("{}: {}", e.fault(), e.getMessage());
            return new Outcome<>(null, e, false);
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            LOG.error("A bug", e);
            return new Outcome<>(
                    null,
                    new FerryException(
                            Fault.STORAGE,
                            Said.of(Outcome.class, "bug", e.getClass().getSimpleName()),
                            e),
                    false);
        }
    }

    void tell(Consumer<T> done, Consumer<FerryException> failed, Runnable whenCancelled) {
        if (cancelled) {
            whenCancelled.run();
        } else if (failure != null) {
            failed.accept(failure);
        } else {
            done.accept(value);
        }
    }
}
