package org.crmferry.ui.finish;

import java.util.Locale;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ui.shell.Step;

/** Why there is nothing to prove yet, and where to go about it. */
enum Gap {
    /** Nothing was decided yet. */
    PLANNED(Step.CHECK, false),
    /** Decided, but not transferred. */
    CHECKED(Step.TRANSFER, false),
    /** Sealed into a package; the proof is made where that is loaded. */
    PACKAGE(Step.PROTECT, false),
    /** The transfer was interrupted. */
    LOADING(Step.TRANSFER, true),
    /** Taking back was interrupted. */
    UNDOING(null, true),
    /** The project folder is broken. */
    DAMAGED(null, false);

    private final Step step;
    private final boolean undo;

    Gap(Step step, boolean undo) {
        this.step = step;
        this.undo = undo;
    }

    /**
     * The gap of a project.
     *
     * @return null if it is loaded or taken back
     */
    static Gap of(ProjectState.Stage stage, boolean packaged) {
        return switch (stage) {
            case PLANNED -> PLANNED;
            case CHECKED -> packaged ? PACKAGE : CHECKED;
            case LOADING -> LOADING;
            case UNDOING -> UNDOING;
            case DAMAGED -> DAMAGED;
            case LOADED, VERIFIED, UNDONE -> null;
        };
    }

    /** Where to go, or null. */
    Step step() {
        return step;
    }

    /** Whether records are in the target that can be taken back. */
    boolean undo() {
        return undo;
    }

    /** Key of the heading; that of the sentence ends in {@code .help}, that of the button in {@code .go}. */
    String key() {
        return "finish.gap." + name().toLowerCase(Locale.ROOT);
    }
}
