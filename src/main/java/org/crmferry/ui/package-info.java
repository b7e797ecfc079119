/**
 * The wizard: a window over {@link org.crmferry.ferry.Ferry}. One package per page, each a View (layout and bindings)
 * and a ViewModel (state and commands, needs only {@code javafx.base}); {@code ui.work} alone starts threads. Never
 * touches a database, a key or a file format by itself.
 */
package org.crmferry.ui;
