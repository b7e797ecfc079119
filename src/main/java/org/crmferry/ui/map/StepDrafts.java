package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.mapping.Step;
import org.crmferry.mapping.StepForm;
import org.crmferry.model.FerryException;

/**
 * The steps of one field while their forms are being filled in, half-filled ones included. They take effect when all of
 * them can be read.
 */
final class StepDrafts {
    private final Map<String, StepForm> forms = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    /** One form with what was filled in so far. */
    static final class Draft {
        private final StepForm form;
        private final Map<String, Object> values;

        Draft(StepForm form, Map<String, Object> values) {
            this.form = form;
            this.values = new HashMap<>(values);
        }

        StepForm form() {
            return form;
        }

        Object value(String parameter) {
            return values.get(parameter);
        }

        void set(String parameter, Object value) {
            values.put(parameter, value);
        }

        /** What is missing or wrong, in words; empty if nothing is. */
        String problem() {
            try {
                form.step(values);
                return "";
            } catch (FerryException e) {
                return e.getMessage();
            }
        }
    }

    StepDrafts(Locale locale, List<Step> steps) {
        MappingDesk.steps(locale).forEach(form -> forms.put(form.name(), form));
        steps.forEach(step -> drafts.add(new Draft(forms.get(StepForm.name(step)), StepForm.values(step))));
    }

    /** All kinds of steps, the common ones first. */
    List<StepForm> catalogue() {
        return List.copyOf(forms.values());
    }

    List<Draft> all() {
        return List.copyOf(drafts);
    }

    void add(StepForm form) {
        drafts.add(new Draft(form, Map.of()));
    }

    void remove(int at) {
        drafts.remove(at);
    }

    /** Changes places with the step before (-1) or after (1); does nothing at the ends. */
    void shift(int at, int by) {
        if (at + by >= 0 && at + by < drafts.size()) {
            Collections.swap(drafts, at, at + by);
        }
    }

    /** The steps as filled in; empty if one of the forms cannot be read yet. */
    Optional<List<Step>> steps() {
        List<Step> steps = new ArrayList<>();
        for (Draft draft : drafts) {
            try {
                steps.add(draft.form.step(draft.values));
            } catch (FerryException e) {
                // Half filled in: its form says so, see Draft.problem.
                return Optional.empty();
            }
        }
        return Optional.of(steps);
    }
}
