package org.crmferry.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.crmferry.model.FerryException;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.words.Notice;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.Worker;

/**
 * State and commands of the frame: which migration is open, on which page, and what the person should read. Pages use it
 * to reach words, settings and worker. Belongs to the JavaFX thread.
 */
public final class ShellModel {
    private final Words words;
    private final Settings settings;
    private final Worker worker;
    private final Function<Session, List<Page>> making;
    private final Map<Step, Page> pages = new EnumMap<>(Step.class);
    private final ReadOnlyObjectWrapper<Session> session = new ReadOnlyObjectWrapper<>(this, "session");
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.START);
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(this, "page");
    private final ReadOnlyObjectWrapper<Step> furthest = new ReadOnlyObjectWrapper<>(this, "furthest", Step.SOURCE);
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private Consumer<Path> desktop = path -> {};
    private final BooleanBinding canGoNext;
    private final BooleanBinding canGoBack;

    /** Where the person is. */
    public enum Place {
        START,
        MIGRATION,
        COMPARE
    }

    /**
     * The frame with nothing open.
     *
     * @param making the pages of a migration, one per {@link Step}
     */
    public ShellModel(
            Words words, Settings settings, Worker worker, Function<ShellModel, Function<Session, List<Page>>> making) {
        this.words = words;
        this.settings = settings;
        this.worker = worker;
        this.making = making.apply(this);
        canGoNext = new BooleanBinding() {
            {
                bind(page, worker.busyProperty());
                page.addListener((value, old, now) -> {
                    if (old != null) {
                        unbind(old.model().ready());
                    }
                    if (now != null) {
                        bind(now.model().ready());
                    }
                });
            }

            @Override
            protected boolean computeValue() {
                Page open = page.get();
                return open != null
                        && !open.step().last()
                        && !worker.busyProperty().get()
                        && open.model().ready().get();
            }
        };
        canGoBack = Bindings.createBooleanBinding(
                () -> page.get() != null
                        && page.get().step() != Step.SOURCE
                        && !worker.busyProperty().get(),
                page,
                worker.busyProperty());
    }

    public Words words() {
        return words;
    }

    public Settings settings() {
        return settings;
    }

    public Worker worker() {
        return worker;
    }

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** The open migration, or null. */
    public ReadOnlyObjectProperty<Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /** The open page, or null. */
    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** What the person should read, or null. */
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    public BooleanBinding canGoNextProperty() {
        return canGoNext;
    }

    public BooleanBinding canGoBackProperty() {
        return canGoBack;
    }

    /** How a step stands in the list. */
    public ObservableValue<StepState> state(Step step) {
        return Bindings.createObjectBinding(
                () -> {
                    if (page.get() != null && page.get().step() == step) {
                        return StepState.CURRENT;
                    }
                    if (step.compareTo(furthest.get()) > 0) {
                        return StepState.AHEAD;
                    }
                    return step == furthest.get() ? StepState.OPEN : StepState.DONE;
                },
                page,
                furthest);
    }

    /** Opens a migration on the page where it was left. */
    public void open(Session opened) {
        leave();
        session.set(opened);
        for (Page each : making.apply(opened)) {
            pages.put(each.step(), each);
        }
        furthest.set(Step.valueOf(opened.draft().furthest()));
        settings.opened(opened.folder());
        place.set(Place.MIGRATION);
        show(Step.valueOf(opened.draft().step()));
    }

    /** Back to the start page; the migration stays as it is in its folder. */
    public void leave() {
        place.set(Place.START);
        page.set(null);
        pages.values().forEach(each -> each.model().close());
        pages.clear();
        notice.set(null);
        if (session.get() != null) {
            session.get().close();
            session.set(null);
        }
    }

    /** Opens the comparison of two databases. */
    public void compare() {
        leave();
        place.set(Place.COMPARE);
    }

    /** Next: what the page has to do, then the following page. */
    public void next() {
        if (canGoNext.get()) {
            Page open = page.get();
            notice.set(null);
            open.model().next(() -> {
                if (open.equals(page.get())) {
                    go(open.step().next());
                }
            });
        }
    }

    public void back() {
        if (canGoBack.get()) {
            show(page.get().step().previous());
        }
    }

    /** Whether a click on a step of the list goes there. */
    public boolean reachable(Step step) {
        return !worker.busyProperty().get() && step.compareTo(furthest.get()) <= 0;
    }

    /** Goes to a step, which counts as reached from then on. */
    public void go(Step step) {
        if (step.compareTo(furthest.get()) > 0) {
            furthest.set(step);
        }
        show(step);
    }

    /** What comes after a step must be done again, for example since the ends or the mapping changed. */
    public void reopen(Step step) {
        if (furthest.get().compareTo(step) > 0) {
            furthest.set(step);
            remember();
        }
    }

    /** Shows a failure above the page. */
    public void fail(FerryException failure) {
        notice.set(Notice.of(failure));
    }

    /** Shows the words of a key above the page; they follow the language. */
    public void say(Notice.Kind kind, String title, String key, Object... values) {
        notice.set(new Notice(kind, title, language -> words.now(key, values)));
    }

    /** Shows what is the same in every language above the page. */
    public void tell(Notice.Kind kind, String title, String text) {
        notice.set(new Notice(kind, title, text));
    }

    /** Who opens files for {@link #showFile}; without one, nobody does. */
    public void desktop(Consumer<Path> opener) {
        desktop = opener;
    }

    /** Opens a file or folder with the program that the system has for it. */
    public void showFile(Path file) {
        desktop.accept(file);
    }

    /** Cancels what is under way and calls {@code then} when it has come to an end. */
    public void stop(Runnable then) {
        if (session.get() != null) {
            session.get().progressProperty().get().cancel();
        }
        worker.cancel();
        if (worker.busyProperty().get()) {
            worker.busyProperty().addListener(new ChangeListener<Boolean>() {
                @Override
                public void changed(ObservableValue<? extends Boolean> value, Boolean old, Boolean now) {
                    if (!now) {
                        worker.busyProperty().removeListener(this);
                        then.run();
                    }
                }
            });
        } else {
            then.run();
        }
    }

    private void show(Step step) {
        notice.set(null);
        page.set(pages.get(step));
        remember();
        page.get().model().enter();
    }

    private void remember() {
        try {
            Session open = session.get();
            Step now = page.get() == null ? Step.SOURCE : page.get().step();
            open.draft(draft -> draft.withSteps(now.name(), furthest.get().name()));
        } catch (FerryException e) {
            fail(e);
        }
    }

    /** All pages of the open migration, in order. */
    public List<Page> pages() {
        return new ArrayList<>(pages.values());
    }
}
