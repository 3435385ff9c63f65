// Drives JavaRosa, the engine inside ODK Collect, which ODK Validate brings along. Nothing of this is part of Truceline.
//
// Fill FOLDER: for each folder in it that holds a form.xml,
//   new.xml     what a device would send if it started the form and nobody typed anything
//   out/NAME    for each filled-in form in/NAME: what a device would send that loaded it
//
// For each of these it prints a line: folder, name, and "ok" or what is wrong (asked of the form, in its own terms).

import java.io.*;
import java.nio.file.*;
import java.util.*;
import org.javarosa.core.model.*;
import org.javarosa.core.model.instance.*;
import org.javarosa.core.model.instance.utils.*;
import org.javarosa.core.services.*;
import org.javarosa.core.services.transport.payload.*;
import org.javarosa.core.reference.*;
import org.javarosa.core.util.*;
import org.javarosa.model.xform.*;
import org.javarosa.xform.parse.*;
import org.javarosa.xform.util.*;

public class Fill {
    private static PrintStream told;

    public static void main(String[] args) throws Exception {
        told = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        System.setOut(System.err);
        new XFormsModule().registerModule();
        for (File folder : sorted(new File(args[0]))) {
            one(folder.toPath());
        }
    }

    private static void one(Path folder) throws Exception {
        FormDef form = form(folder.resolve("form.xml").toString());
        form.initialize(true, new InstanceInitializationFactory());
        Files.write(folder.resolve("new.xml"), written(form));
        Files.createDirectories(folder.resolve("out"));
        for (File filled : sorted(folder.resolve("in").toFile())) {
            told.println(folder.getFileName() + "\t" + filled.getName() + "\t" + loaded(folder, filled).replace('\n', ' '));
        }
    }

    private static String loaded(Path folder, File filled) throws Exception {
        FormDef form = form(folder.resolve("form.xml").toString());
        try {
            load(form, Files.readAllBytes(filled.toPath()));
        } catch (RuntimeException wrong) {
            return wrong.toString();
        }
        String said = said(form);
        Files.write(folder.resolve("out").resolve(filled.getName()), written(form));
        return said;
    }

    private static File[] sorted(File folder) {
        File[] found = folder.listFiles();
        Arrays.sort(found == null ? new File[0] : found);
        return found == null ? new File[0] : found;
    }

    private static FormDef form(String path) throws Exception {
        try (InputStream in = new FileInputStream(path)) {
            return XFormUtils.getFormFromInputStream(in);
        }
    }

    private static void load(FormDef form, byte[] filled) throws Exception {
        TreeElement saved = XFormParser.restoreDataModel(filled, null).getRoot();
        TreeElement template = form.getInstance().getRoot().deepCopy(true);
        template.populate(saved, form);
        form.getInstance().setRoot(template);
        form.initialize(false, new InstanceInitializationFactory());
    }

    private static String said(FormDef form) {
        List<String> wrong = new ArrayList<>();
        hidden(form.getInstance().getRoot(), wrong);
        ValidateOutcome outcome = form.validate(true);
        if (outcome != null) {
            wrong.add("not taken at " + outcome.failedPrompt + ": " + (outcome.outcome == 1 ? "required" : "constraint"));
        }
        return wrong.isEmpty() ? "ok" : String.join("; ", wrong);
    }

    private static void hidden(TreeElement element, List<String> wrong) {
        if (element.getMult() == TreeReference.INDEX_TEMPLATE) {
            return;
        }
        if (element.getValue() != null && !element.isRelevant()) {
            wrong.add(element.getName() + " is answered but not asked");
        }
        for (int at = 0; at < element.getNumChildren(); at++) {
            hidden(element.getChildAt(at), wrong);
        }
    }

    private static byte[] written(FormDef form) throws Exception {
        ByteArrayPayload payload = (ByteArrayPayload) new XFormSerializingVisitor().createSerializedPayload(form.getInstance());
        return payload.getPayloadStream().readAllBytes();
    }
}
