package org.crmferry.ui.finish;

import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.UndoConsequence;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.NumberColumn;
import org.crmferry.ui.words.Words;

/** What taking back would do, and the two buttons. */
final class UndoPane extends VBox {
    UndoPane(FinishModel model, Words words) {
        getStyleClass().add("card");
        setSpacing(10);
        long deletes = sum(model, UndoConsequence::deletes);
        long restores = sum(model, UndoConsequence::restores);
        long edited = sum(model, UndoConsequence::edited);
        Label heading = new Label(words.now("finish.ask"), Icons.UNDO.icon());
        heading.getStyleClass().add("section-title");
        Label sentence = new Label(words.now("finish.ask.help", deletes, restores, edited));
        sentence.setId("finish-consequences");
        sentence.setWrapText(true);
        TableView<UndoConsequence> table = new TableView<>(model.consequences());
        table.setPrefHeight(280);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(heading.getText());
        TableColumn<UndoConsequence, String> name = new TableColumn<>(words.now("finish.column.entity"));
        name.setCellValueFactory(
                cell -> words.make(() -> words.label(cell.getValue().entity())));
        table.getColumns().add(name);
        table.getColumns().add(new NumberColumn<>(words, "finish.column.deletes", UndoConsequence::deletes));
        table.getColumns().add(new NumberColumn<>(words, "finish.column.restores", UndoConsequence::restores));
        table.getColumns().add(new NumberColumn<>(words, "finish.column.edited", UndoConsequence::edited));
        table.getColumns().add(new NumberColumn<>(words, "finish.column.gone", UndoConsequence::gone));
        Button keep = new Button(words.now("finish.ask.keep"));
        keep.setId("finish-keep");
        keep.setOnAction(event -> model.keep());
        Button undo = new Button(words.now("finish.ask.undo", deletes, restores), Icons.UNDO.icon());
        undo.setId("finish-undo-now");
        undo.getStyleClass().addAll("danger");
        undo.setOnAction(event -> model.undo());
        HBox buttons = new HBox(12, keep, undo);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(heading, sentence, table, buttons);
    }

    private static long sum(FinishModel model, ToLongFunction<UndoConsequence> count) {
        return model.consequences().stream().mapToLong(count).sum();
    }
}
