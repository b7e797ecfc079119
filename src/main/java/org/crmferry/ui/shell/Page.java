package org.crmferry.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Parent;

/**
 * One page of the wizard.
 *
 * @param step where it stands on the way
 * @param model its state
 * @param view makes its nodes, once, when it is first shown
 */
public record Page(Step step, PageModel model, Supplier<Parent> view) {}
