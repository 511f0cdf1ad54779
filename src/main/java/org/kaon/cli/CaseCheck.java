package org.kaon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.model.Model;

/** Checks one recorded case in every form that lies there. */
record CaseCheck(CaseFolder folder, double tolerance) {
    CaseResult result() {
        try {
            List<CaseFolder.Form> forms = folder.forms();
            if (forms.isEmpty()) {
                return CaseResult.failed("no model in the folder");
            }
            return folder.isSupported() ? supported(forms) : refused(forms);
        } catch (IOException | RuntimeException e) {
            return CaseResult.failed(Complaint.of(e));
        }
    }

    private CaseResult refused(List<CaseFolder.Form> forms) throws IOException {
        for (CaseFolder.Form form : forms) {
            if (refusal(form).isEmpty()) {
                return CaseResult.failed(form.name() + ": evaluated, expected to be refused");
            }
        }
        return new CaseResult(CaseResult.Verdict.REFUSED, forms.size() + " form" + (forms.size() == 1 ? "" : "s"));
    }

    private Optional<KaonException> refusal(CaseFolder.Form form) throws IOException {
        try {
            Model model = ModelOptions.loader(form.architecture()).load(form.file());
            new ModelCheck(Reference.read(folder.expected()), 0).deviations(model);
            return Optional.empty();
        } catch (InputException e) {
            throw e;
        } catch (KaonException e) {
            return Optional.of(e);
        }
    }

    private CaseResult supported(List<CaseFolder.Form> forms) throws IOException {
        Reference reference = Reference.read(folder.expected());
        List<Deviation> all = new ArrayList<>();
        int refused = 0;
        for (CaseFolder.Form form : forms) {
            List<Deviation> deviations;
            try {
                Model model = ModelOptions.loader(form.architecture()).load(form.file());
                deviations = new ModelCheck(reference, folder.tolerance(form, tolerance)).deviations(model);
            } catch (IOException | RuntimeException e) {
                if (e instanceof KaonException && folder.mayBeRefused(form)) {
                    refused++;
                    continue;
                }
                return CaseResult.failed(form.name() + ": " + Complaint.of(e));
            }
            for (Deviation deviation : deviations) {
                List<Deviation.Failure> failures = deviation.failures();
                if (!failures.isEmpty()) {
                    return CaseResult.failed(form.name() + ", " + deviation.evaluation() + ", output '"
                            + deviation.output() + "': " + failures.size() + " of " + deviation.values()
                            + " values differ; " + failures.get(0));
                }
            }
            all.addAll(deviations);
        }
        return all.isEmpty()
                ? CaseResult.failed("all forms were refused")
                : CaseResult.ok(forms.size(), refused, all, keras(reference));
    }

    private static List<Deviation> keras(Reference reference) {
        List<Deviation> keras = new ArrayList<>();
        for (int i = 0; i < reference.main().outputs().size(); i++) {
            if (reference.main().outputs().get(i).exact().isPresent()) {
                keras.add(Deviation.ofKeras("", reference.main(), i));
            }
        }
        return keras;
    }
}
