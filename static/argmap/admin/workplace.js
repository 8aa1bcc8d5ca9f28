// Gives the searching selects, which Django builds without names, the names of their fields.
"use strict";
{
    const nameSelect = (select) => {
        const label = select.getAttribute("aria-label") || select.labels?.[0]?.textContent.replace(/:\s*$/, "").trim();
        const box = select.nextElementSibling;
        if (!label || !box?.classList.contains("select2")) {
            return;
        }
        for (const part of box.querySelectorAll(".select2-selection, .select2-selection__rendered")) {
            part.setAttribute("aria-label", label);
        }
    };
    const nameAll = (within) => within.querySelectorAll("select.admin-autocomplete").forEach(nameSelect);

    // jQuery runs this after the selects are built, because it was asked to later.
    window.django?.jQuery?.(() => nameAll(document));
    document.addEventListener("formset:added", (event) => nameAll(event.target));
}
