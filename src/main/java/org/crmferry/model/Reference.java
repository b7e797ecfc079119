package org.crmferry.model;

import java.util.Map;
import java.util.Objects;

/**
 * What a field points at: always the key of one record of another (or the same) entity.
 *
 * <p>A plain reference names one entity. A polymorphic one has a neighbour field that says which entity each record
 * means (SuiteCRM: {@code parent_type} 'Accounts'; EspoCRM: 'Account').
 *
 * @param entity the entity's name; empty if polymorphic
 * @param typeField the neighbour field's name; empty if plain
 * @param kinds stored value of {@code typeField} to entity name; empty if plain
 * @param confidence 1 if declared by the database or the catalog, less if guessed
 * @param enforced whether the database refuses a value without a record
 */
public record Reference(
        String entity, String typeField, Map<String, String> kinds, double confidence, boolean enforced) {
    public Reference {
        Objects.requireNonNull(entity);
        Objects.requireNonNull(typeField);
        kinds = Map.copyOf(kinds);
    }

    /** A sure, unenforced reference to one entity. */
    public static Reference to(String entity) {
        return new Reference(entity, "", Map.of(), 1, false);
    }

    public boolean polymorphic() {
        return !typeField.isEmpty();
    }
}
