package org.crmferry.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History<String> history = new History<>("a");

    @Test
    void goesBackAndForth() {
        assertThat(history.canUndo()).isFalse();
        history.push("b", "");
        history.push("c", "");
        assertThat(history.undo()).isEqualTo("b");
        assertThat(history.undo()).isEqualTo("a");
        assertThat(history.undo()).isEqualTo("a");
        assertThat(history.redo()).isEqualTo("b");
        assertThat(history.redo()).isEqualTo("c");
        assertThat(history.redo()).isEqualTo("c");
        assertThat(history.canRedo()).isFalse();
    }

    @Test
    void forgetsWhatWasUndoneOnceSomethingElseIsEdited() {
        history.push("b", "");
        history.undo();
        history.push("c", "");
        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo()).isEqualTo("a");
    }

    @Test
    void countsEditsOfOneTopicAsOne() {
        history.push("b", "name");
        history.push("bc", "name");
        history.push("bcd", "name");
        history.push("e", "other");
        assertThat(history.undo()).isEqualTo("bcd");
        assertThat(history.undo()).isEqualTo("a");
    }

    @Test
    void beginsATopicAnewAfterUndo() {
        history.push("b", "name");
        history.push("c", "name");
        history.undo();
        history.push("d", "name");
        assertThat(history.undo()).isEqualTo("a");
    }

    @Test
    void takesNoNoticeOfTheSameValue() {
        assertThat(history.push("a", "")).isFalse();
        assertThat(history.canUndo()).isFalse();
    }

    @Test
    void keepsABoundedNumberOfEdits() {
        for (int i = 0; i < History.MOST + 50; i++) {
            history.push("v" + i, "");
        }
        int undone = 0;
        while (history.canUndo()) {
            history.undo();
            undone++;
        }
        assertThat(undone).isEqualTo(History.MOST);
        assertThat(history.now()).isEqualTo("v49");
    }
}
