package org.crmferry.ui.shell;

import javafx.beans.value.ObservableBooleanValue;

/** What the frame needs to know of a page's state. All calls come on the JavaFX thread. */
public interface PageModel {
    /** Whether Next may be pressed. */
    ObservableBooleanValue ready();

    /** The page is shown, for the first time or again. */
    void enter();

    /**
     * Next was pressed: does what must be done before the following page, on the worker if it takes long.
     *
     * @param proceed to be called when that went well; not called if the person must mend something first
     */
    default void next(Runnable proceed) {
        proceed.run();
    }

    /** Key of the words on the Next button. */
    default String nextLabel() {
        return "shell.next";
    }

    /** The migration is closed: lets go of what the page holds. */
    default void close() {}
}
